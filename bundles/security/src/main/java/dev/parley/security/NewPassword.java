/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Makes passwords up that people can type. */
final class NewPassword {

    /** Crockford's base 32: nothing in it is easily taken for something else. */
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    /** Of four characters with 5 bits each: 140 bits. */
    private static final int GROUPS = 7;

    private NewPassword() {}

    static String random() {
        return new SecureRandom()
                .ints(GROUPS * 4L, 0, ALPHABET.length())
                .mapToObj(i -> ALPHABET.substring(i, i + 1))
                .collect(Collectors.joining())
                .replaceAll("(.{4})(?=.)", "$1-");
    }
}
