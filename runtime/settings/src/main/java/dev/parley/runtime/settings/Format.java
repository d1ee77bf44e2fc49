/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.settings;

import java.net.URI;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;

/**
 * What a text has to be beyond its type; {@code dev.parley.api.setting.Format} writes it into metatype.
 *
 * @param wish for people, after "has to be"
 */
public record Format(String wish, Predicate<String> takes) {

    /** As in {@code dev.parley.api.setting.Format}. */
    static final String NAMESPACE = "https://parley.dev/xmlns/setting/v1.0.0";

    private static final Pattern HOST =
            Pattern.compile("[\\p{L}\\p{N}]([\\p{L}\\p{N}._-]*[\\p{L}\\p{N}.])?|\\[?[0-9a-fA-F:.%]+]?");

    private static final Map<String, Format> NAMED = Map.of(
            "zone", new Format("a time zone such as Europe/Athens, UTC or +02:00", Format::isZone),
            "language", new Format("a language tag such as en or de-AT", Format::isLanguage),
            "url", new Format("a whole address such as https://www.example.org", Format::isUrl),
            "origin", new Format("an origin such as https://www.example.org (without a path), or *", Format::isOrigin),
            "host",
                    new Format("the name or the address of a machine, without a port", text -> HOST.matcher(text)
                            .matches()),
            "port", new Format("a port from 0 to 65535", Format::isPort),
            "regex", new Format("a regular expression", Format::isRegex),
            "json", new Format("a JSON object", Format::isJson),
            "filter", new Format("a filter such as (name=test)", Format::isFilter));

    /** Empty if there is no such format: the bundle is newer than this Parley. */
    static Optional<Format> of(String name, String matches, String wish) {
        if (matches != null && !matches.isEmpty()) {
            var pattern = Pattern.compile(matches);
            return Optional.of(new Format(wish, text -> pattern.matcher(text).matches()));
        }
        return name == null ? Optional.empty() : Optional.ofNullable(NAMED.get(name));
    }

    private static boolean isZone(String text) {
        try {
            ZoneId.of(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isLanguage(String text) {
        try {
            return !new Locale.Builder()
                    .setLanguageTag(text)
                    .build()
                    .getLanguage()
                    .isEmpty();
        } catch (IllformedLocaleException e) {
            return false;
        }
    }

    private static boolean isUrl(String text) {
        return uri(text).filter(Format::isWeb).isPresent();
    }

    private static boolean isOrigin(String text) {
        return text.equals("*")
                || uri(text)
                        .filter(Format::isWeb)
                        .filter(uri -> uri.getRawPath().length() <= 1 && uri.getRawQuery() == null)
                        .isPresent();
    }

    /** Placeholders of a shape's own, such as {@code {{question}}}, may stand in an address. */
    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(URI.create(text.strip().replaceAll("\\{\\{\\w+}}", "x")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isWeb(URI uri) {
        return uri.getHost() != null
                && uri.getPort() <= 65535
                && uri.getScheme() != null
                && uri.getScheme().toLowerCase(Locale.ROOT).matches("https?");
    }

    private static boolean isPort(String text) {
        return text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535;
    }

    private static boolean isRegex(String text) {
        try {
            Pattern.compile(text);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private static boolean isJson(String text) {
        try {
            return Json.read(text) instanceof Map;
        } catch (Json.Malformed e) {
            return false;
        }
    }

    private static boolean isFilter(String text) {
        try {
            FrameworkUtil.createFilter(text);
            return true;
        } catch (InvalidSyntaxException e) {
            return false;
        }
    }
}
