/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.hooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as senders do. */
final class Signing {

    private Signing() {}

    static String sha256(String secret, String body) {
        return "sha256=" + hex("HmacSHA256", secret, body);
    }

    static String hex(String algorithm, String secret, String body) {
        return HexFormat.of().formatHex(mac(algorithm, secret, body.getBytes(UTF_8)));
    }

    static String base64(String secret, String body) {
        return Base64.getEncoder().encodeToString(mac("HmacSHA256", secret, body.getBytes(UTF_8)));
    }

    static byte[] mac(String algorithm, String secret, byte[] body) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), algorithm));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
