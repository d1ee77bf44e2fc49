/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.settings;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * Fills {@code $[env:NAME;type=Integer;default=8080]} as the interpolation plugin of Felix does, so that a wrong value
 * is found before anything starts.
 */
final class Placeholders {

    private static final String START = "$[";

    private final BiFunction<String, String, Optional<String>> source;

    /** @param source the value for a kind ({@code env}, {@code secret}, {@code prop}) and a name */
    Placeholders(BiFunction<String, String, Optional<String>> source) {
        this.source = source;
    }

    /** The text with all its placeholders filled; one that cannot be filled stays as it is. */
    Object fill(String text) {
        var start = text.indexOf(START);
        var end = start < 0 ? -1 : end(text, start + START.length());
        if (end < 0) {
            return text;
        }
        var value = value(text.substring(start + START.length(), end));
        if (value.isEmpty()) {
            return text;
        }
        return start == 0 && end == text.length() - 1
                ? value.get()
                : text.substring(0, start) + value.get() + fill(text.substring(end + 1));
    }

    private static int end(String text, int from) {
        for (int at = from, depth = 1; at < text.length(); at++) {
            depth += text.charAt(at) == '[' ? 1 : text.charAt(at) == ']' ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        return -1;
    }

    private Optional<Object> value(String placeholder) {
        var head = placeholder.split(";", 2);
        var kind = head[0].split(":", 2);
        if (kind.length < 2) {
            return Optional.empty();
        }
        var directives = directives(head.length < 2 ? "" : fill(head[1]).toString());
        return source.apply(kind[0], kind[1])
                .or(() -> Optional.ofNullable(directives.get("default")))
                .map(value -> typed(directives, value));
    }

    private static Map<String, String> directives(String text) {
        var directives = new HashMap<String, String>();
        for (var directive : text.split(";")) {
            var pair = directive.split("=", 2);
            directives.put(pair[0], pair.length < 2 ? "" : pair[1]);
        }
        return directives;
    }

    private static Object typed(Map<String, String> directives, String value) {
        var type = directives.getOrDefault("type", "String");
        if (type.endsWith("[]")) {
            return value.isEmpty()
                    ? new String[0]
                    : value.split(Pattern.quote(directives.getOrDefault("delimiter", ",")));
        }
        return switch (type) {
            case "Integer", "int" -> Integer.valueOf(value.strip());
            case "Long", "long" -> Long.valueOf(value.strip());
            case "Double", "double" -> Double.valueOf(value.strip());
            case "Boolean", "boolean" -> Boolean.valueOf(value.strip());
            default -> value;
        };
    }
}
