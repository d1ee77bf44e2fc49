/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.intent;

import java.util.Set;

/**
 * One of the values of a choice.
 *
 * @param value canonical: {@code "2"}
 * @param label what people read: {@code "2 High"}
 * @param synonyms other words for it, in lower case: {@code "high"}
 */
public record Option(String value, String label, Set<String> synonyms) {

    public Option {
        synonyms = Set.copyOf(synonyms);
    }

    public static Option of(String value, String label, String... synonyms) {
        return new Option(value, label, Set.of(synonyms));
    }
}
