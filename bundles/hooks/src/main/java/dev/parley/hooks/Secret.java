/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.hooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a sender and Parley alone know. No class for data, so that nothing prints it. */
final class Secret {

    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] secret;

    Secret(String text) {
        secret = text.strip().getBytes(UTF_8);
    }

    boolean isSet() {
        return secret.length > 0;
    }

    /** The authentication code of a body (RFC 2104, with SHA-256). */
    byte[] mac(byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Compares in a time that does not tell how much of the text is right. */
    static boolean isOneOf(List<String> expected, String text) {
        return expected.stream().anyMatch(one -> MessageDigest.isEqual(one.getBytes(UTF_8), text.getBytes(UTF_8)));
    }

    /** What stands for a body: SHA-256, in hexadecimal. */
    static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
