/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.servicenow;

import dev.parley.api.user.User;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Whose a change is, as Parley writes it into {@code correlation_display}: {@code Parley/} and the user's id, in which
 * characters that a query can't hold are percent-encoded and what is too long is cut and told apart by a hash.
 */
final class Owner {

    static final String PREFIX = "Parley/";

    private static final int LONGEST = 100;
    private static final int HASH = 16;

    private Owner() {}

    static String tag(User user) {
        var tag = new StringBuilder(PREFIX);
        user.id().codePoints().forEach(c -> {
            if (c == '%' || c == '^' || Character.isISOControl(c)) {
                tag.append("%%%02X".formatted(c));
            } else {
                tag.appendCodePoint(c);
            }
        });
        return tag.length() <= LONGEST
                ? tag.toString()
                : tag.substring(0, LONGEST - HASH - 1) + '~' + Hash.of(user.id(), HASH);
    }

    /** The id of the user whom a change was made for through Parley, as far as the tag holds it. */
    static Optional<String> of(Row row, User asking) {
        var tag = row.value("correlation_display");
        if (!tag.startsWith(PREFIX)) {
            return Optional.empty();
        }
        return Optional.of(tag.equals(tag(asking)) ? asking.id() : decoded(tag.substring(PREFIX.length())));
    }

    private static String decoded(String id) {
        try {
            return URLDecoder.decode(id.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return id;
        }
    }

    /** Whether it was made for nobody else through Parley. */
    static boolean isNobodyElses(Row row, User user) {
        var tag = row.value("correlation_display");
        return !tag.startsWith(PREFIX) || tag.equals(tag(user));
    }
}
