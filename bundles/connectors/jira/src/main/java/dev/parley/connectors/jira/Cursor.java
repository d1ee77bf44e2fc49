/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.jira;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Where the next page of a search begins, as it is given to others: bound to the search and to the kind of server, so
 * that one that no page gave is known for what it is.
 */
record Cursor(Deployment deployment, String jql) {

    String at(String position) {
        var whole = seal(position) + ' ' + position;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole.getBytes(StandardCharsets.UTF_8));
    }

    String position(String cursor) {
        return decoded(cursor)
                .map(whole -> whole.split(" ", 2))
                .filter(parts -> parts.length == 2 && parts[0].equals(seal(parts[1])))
                .map(parts -> parts[1])
                .orElseThrow(() -> new IllegalArgumentException(
                        "This cursor is none that a page gave; leave it out to begin anew."));
    }

    private String seal(String position) {
        return Integer.toHexString((deployment + jql + position).hashCode());
    }

    private static Optional<String> decoded(String cursor) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
