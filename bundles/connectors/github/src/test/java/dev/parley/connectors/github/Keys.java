/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.github;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** RSA keys, and the two forms of PEM. */
final class Keys {

    private static final int LENGTH = 2048;

    /** Of what PKCS#8 puts before a PKCS#1 key of that length. */
    private static final int HEAD = 26;

    private Keys() {}

    static KeyPair pair() {
        return pair(LENGTH);
    }

    static KeyPair pair(int length) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(length);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    static String pkcs8(KeyPair keys) {
        return pem("PRIVATE KEY", keys.getPrivate().getEncoded());
    }

    static String pkcs1(KeyPair keys) {
        var whole = keys.getPrivate().getEncoded();
        return pem("RSA PRIVATE KEY", Arrays.copyOfRange(whole, HEAD, whole.length));
    }

    private static String pem(String kind, byte[] der) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n";
    }
}
