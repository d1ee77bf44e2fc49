/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.github;

import dev.parley.api.connector.Rejected;
import java.util.regex.Pattern;

/** What may become part of a path, or of a mark. */
final class Names {

    private static final Pattern REPOSITORY =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}/(?!\\.{1,2}$)[A-Za-z0-9._-]{1,100}");
    private static final Pattern SHA = Pattern.compile("[0-9a-fA-F]{40}|[0-9a-fA-F]{64}");
    private static final Pattern MARK = Pattern.compile("[A-Za-z0-9.-]{1,100}");

    private Names() {}

    /** Whether there can be such a repository. */
    static boolean isRepository(String name) {
        return REPOSITORY.matcher(name).matches();
    }

    static String sha(String given) {
        if (!SHA.matcher(given).matches()) {
            throw new Rejected("A status is reported at a commit's whole SHA: 40 hexadecimal digits.");
        }
        return given;
    }

    static String mark(String given) {
        if (!MARK.matcher(given).matches()) {
            throw new IllegalArgumentException("a mark has at most 100 letters, digits, - and .");
        }
        return given;
    }
}
