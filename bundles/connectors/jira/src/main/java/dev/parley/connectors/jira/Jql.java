/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.jira;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Searches in Jira's query language. Its text searches have an operator language of their own inside the quotes, and
 * Jira keeps no punctuation in its index, so that words of letters and digits are all that is sent.
 */
final class Jql {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final int MOST_WORDS = 50;

    private Jql() {}

    /** Issues with all of these words, last updated first; empty if there is no word. */
    static Optional<String> having(String text) {
        var words = Arrays.stream(BETWEEN_WORDS.split(text.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .collect(Collectors.joining(" "));
        return Optional.of("text ~ \"" + words + "\" ORDER BY updated DESC").filter(jql -> !words.isEmpty());
    }
}
