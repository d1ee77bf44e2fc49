/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.setting;

import aQute.bnd.annotation.xml.XMLAttribute;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a text has to be that is set, beside {@code @AttributeDefinition}. Like type, limits and options it is checked
 * before a value is kept, whoever sets it; another one is refused, and the old one stays. Of a list, each item is
 * checked. A blank text is right where the setting is not required.
 */
@XMLAttribute(
        namespace = Format.NAMESPACE,
        prefix = "parley",
        mapping = {"value=format", "matches=matches", "wish=wish"})
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Format {

    /** Where it stands in metatype's XML. */
    String NAMESPACE = "https://parley.dev/xmlns/setting/v1.0.0";

    /** A time zone: {@code Europe/Athens}, {@code UTC}, {@code +02:00}. */
    String ZONE = "zone";

    /** A language tag: {@code en}, {@code de-AT}. */
    String LANGUAGE = "language";

    /** A whole address with http or https and a host. */
    String URL = "url";

    /** An origin as browsers send it, {@code https://www.example.org}, or {@code *}. */
    String ORIGIN = "origin";

    /** The name or the address of a machine, without a port. */
    String HOST = "host";

    /** A port, 0 to 65535. */
    String PORT = "port";

    /** A regular expression of Java. */
    String REGEX = "regex";

    /** A JSON object. */
    String JSON = "json";

    /** A filter of OSGi: {@code (name=test)}. */
    String FILTER = "filter";

    /** One of the constants above, or empty. */
    String value() default "";

    /** A regular expression that the whole text matches, or empty. */
    String matches() default "";

    /** What would do, after "has to be": {@code POST, PUT, PATCH or GET}. Needed with {@link #matches}. */
    String wish() default "";
}
