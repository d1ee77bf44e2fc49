/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.github;

import java.util.Optional;

/** What GitHub is searched for. */
final class Query {

    /** GitHub takes 256 characters besides the qualifiers. */
    private static final int LONGEST = 240;

    private Query() {}

    /**
     * Pull requests with these words, each quoted, so that none is taken for a qualifier or an operator.
     *
     * @return empty if there is no word
     */
    static Optional<String> of(String words) {
        var query = new StringBuilder();
        for (var word : words.replaceAll("[\"\\\\\\p{Cntrl}]", " ").strip().split("\\s+")) {
            if (!word.isEmpty() && query.length() + word.length() + 3 <= LONGEST) {
                query.append('"').append(word).append("\" ");
            }
        }
        return query.isEmpty() ? Optional.empty() : Optional.of(query + "is:pr in:title,body");
    }
}
