/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.setting.Format;
import dev.parley.lib.wire.AllowedOrigins;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Which origins are allowed just now. A change of them leaves the API as it is, which a new extension would reload. */
@Component(service = ListedOrigins.class, configurationPid = "parley.rest")
@Designate(ocd = ListedOrigins.Config.class)
public final class ListedOrigins {

    @ObjectClassDefinition(name = "Parley: REST API", description = "Who may use the API from a browser.")
    @interface Config {

        @AttributeDefinition(
                name = "Allowed origins",
                description = "Origins of other sites whose pages may use the API, such as https://www.example.org;"
                        + " * for all of them, without the user's cookie.",
                required = false)
        @Format(Format.ORIGIN)
        String[] cors_allowed_origins() default {};
    }

    private volatile AllowedOrigins allowed;

    @Activate
    public ListedOrigins(Config config) {
        set(config);
    }

    ListedOrigins(String... origins) {
        allowed = new AllowedOrigins(origins);
    }

    @Modified
    void set(Config config) {
        allowed = new AllowedOrigins(config.cors_allowed_origins());
    }

    AllowedOrigins now() {
        return allowed;
    }
}
