/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.wire;

import java.util.Optional;

/** The token of an Authorization header. */
public final class Bearer {

    private static final String SCHEME = "Bearer";

    private Bearer() {}

    /**
     * The token, which may be empty where there should be one.
     *
     * @param authorization the header, or null
     */
    public static Optional<String> token(String authorization) {
        return Optional.ofNullable(authorization)
                .map(value -> value.split(" ", 2))
                .filter(parts -> parts[0].equalsIgnoreCase(SCHEME))
                .map(parts -> parts.length == 1 ? "" : parts[1].strip());
    }
}
