/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.launcher;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * In which language and time zone somebody speaks, as their terminal is set.
 *
 * @param language a tag such as {@code de-AT}; empty if the environment names none
 */
record Locality(Optional<String> language, ZoneId zone) {

    /** Of these the first that is set counts, as POSIX has it for messages. */
    private static final List<String> VARIABLES = List.of("LC_ALL", "LC_MESSAGES", "LANG");

    /** {@code de_AT.UTF-8@euro}; C and POSIX name no language. */
    private static final Pattern LOCALE = Pattern.compile("([a-z]{2,3})(?:_([A-Z]{2}))?(?:[.@].*)?");

    static Locality ofProcess() {
        return of(System.getenv(), ZoneId.systemDefault());
    }

    static Locality of(Map<String, String> environment, ZoneId zone) {
        var language = VARIABLES.stream()
                .map(environment::get)
                .filter(Objects::nonNull)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .flatMap(Locality::tag);
        return new Locality(language, zone);
    }

    private static Optional<String> tag(String locale) {
        var parts = LOCALE.matcher(locale);
        return parts.matches()
                ? Optional.of(parts.group(2) == null ? parts.group(1) : parts.group(1) + '-' + parts.group(2))
                : Optional.empty();
    }

    /** As the chat API takes them. */
    Map<String, String> fields() {
        var fields = new HashMap<String, String>();
        fields.put("time_zone", zone.getId());
        language.ifPresent(tag -> fields.put("language", tag));
        return fields;
    }
}
