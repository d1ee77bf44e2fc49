/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a service knows a user by: always the same, and not who it is. */
final class Pseudonym {

    private static final int BYTES = 16;

    private Pseudonym() {}

    /** Another for each bridge, so that two services cannot put together what they know. */
    static String of(String bridge, String userId) {
        try {
            var hash = MessageDigest.getInstance("SHA-256")
                    .digest((bridge + '\n' + userId).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
