/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.github;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Pattern;

/** Reads what signs in. No message of what is thrown here holds any of it. */
final class Secrets {

    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN (RSA )?PRIVATE KEY-----(.+)-----END (?:RSA )?PRIVATE KEY-----", Pattern.DOTALL);
    /** RS256 takes no shorter key (RFC 7518 §3.3). */
    private static final int SHORTEST = 2048;

    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;

    /** Version 0, and rsaEncryption without parameters (RFC 5208, RFC 8017 appendix A.1). */
    private static final byte[] RSA = {
        2, 1, 0, 0x30, 13, 6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 13, 1, 1, 1, 5, 0
    };

    private Secrets() {}

    /** A token that can be sent in a header. */
    static String token(String given) {
        if (!TOKEN.matcher(given.strip()).matches()) {
            throw new IllegalArgumentException("the token has spaces or letters that no token has");
        }
        return given.strip();
    }

    /** An RSA key as PEM, PKCS#1 or PKCS#8; line breaks may be missing or written as {@code \n}. */
    static PrivateKey key(String pem) {
        var found = PEM.matcher(pem.replace("\\n", "\n").replace("\\r", ""));
        if (!found.find()) {
            throw new IllegalArgumentException("the private key is not in PEM form, PKCS#1 or PKCS#8");
        }
        try {
            var der = Base64.getDecoder().decode(found.group(2).replaceAll("\\s", ""));
            var whole = found.group(1) == null ? der : value(SEQUENCE, joined(RSA, value(OCTETS, der)));
            var key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(whole));
            if (key instanceof RSAPrivateKey rsa && rsa.getModulus().bitLength() >= SHORTEST) {
                return key;
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("the private key is no RSA key, or is damaged");
        }
        throw new IllegalArgumentException("the private key is shorter than 2048 bits");
    }

    /** A value in DER, with a length of three bytes, which keys need. */
    private static byte[] value(int tag, byte[] content) {
        int length = content.length;
        if (length < 0x100 || length > 0xffff) {
            throw new IllegalArgumentException("not the length of a key");
        }
        return joined(new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length}, content);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        var both = new ByteArrayOutputStream();
        both.writeBytes(one);
        both.writeBytes(other);
        return both.toByteArray();
    }
}
