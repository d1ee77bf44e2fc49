/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.vault;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Hashtable;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.apache.felix.cm.file.ConfigurationHandler;

/**
 * Encrypts a value for one property of one PID: AES-256-GCM with a random nonce of 96 bits, PID and property
 * authenticated with it. The text is {@code {aes-gcm:KEY}BASE64}, where KEY is the key's id and the rest nonce,
 * encrypted value and tag of 128 bits.
 */
final class Seal {

    private static final Pattern TEXT = Pattern.compile("\\{aes-gcm:(\\w*)\\}(.*)", Pattern.DOTALL);
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String VALUE = "value";

    /** The value cannot be decrypted; the message says why, without the value. */
    static final class Broken extends Exception {

        private static final long serialVersionUID = 1;

        Broken(String problem) {
            super(problem);
        }
    }

    private final KeyRing keys;
    private final SecureRandom random = new SecureRandom();

    Seal(KeyRing keys) {
        this.keys = keys;
    }

    static boolean isSealed(Object value) {
        return value instanceof String text && TEXT.matcher(text).matches();
    }

    boolean hasKey() {
        return keys.current().isPresent();
    }

    /** Whether it is sealed with the current key. */
    boolean isCurrent(Object value) {
        var current = keys.current();
        return value instanceof String text
                && current.isPresent()
                && text.startsWith("{aes-gcm:" + current.get().id() + "}");
    }

    /**
     * @param value of any type that a configuration may hold
     * @throws IOException if there is no key
     */
    String seal(String pid, String property, Object value) throws IOException {
        var key = keys.current().orElseThrow(() -> new IOException("there is no key to encrypt secret settings with"));
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, key, nonce, pid, property).doFinal(bytes(value));
            byte[] all = ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return "{aes-gcm:%s}%s".formatted(key.id(), Base64.getEncoder().encodeToString(all));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES-GCM", e);
        }
    }

    /** @throws Broken if the key is missing, or the text was changed or belongs to another property or PID */
    Object open(String pid, String property, String sealed) throws Broken {
        var text = TEXT.matcher(sealed);
        if (!text.matches()) {
            throw new Broken("it is not encrypted");
        }
        var key = keys.find(text.group(1)).orElseThrow(() -> new Broken("its key " + text.group(1) + " is missing"));
        try {
            byte[] all = Base64.getDecoder().decode(text.group(2));
            byte[] nonce = new byte[NONCE_BYTES];
            var rest = ByteBuffer.wrap(all).get(nonce).slice();
            byte[] content = new byte[rest.remaining()];
            rest.get(content);
            return value(cipher(Cipher.DECRYPT_MODE, key, nonce, pid, property).doFinal(content));
        } catch (AEADBadTagException | RuntimeException e) {
            throw new Broken("it was changed, or moved here from another setting");
        } catch (GeneralSecurityException | IOException e) {
            throw new Broken("it cannot be decrypted here (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static Cipher cipher(int mode, KeyRing.Key key, byte[] nonce, String pid, String property)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((pid + "\0" + property.toLowerCase(Locale.ROOT)).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /** As Felix writes it to a file, which keeps the type. */
    private static byte[] bytes(Object value) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ConfigurationHandler.write(bytes, new Hashtable<>(Map.of(VALUE, value)));
        return bytes.toByteArray();
    }

    private static Object value(byte[] bytes) throws IOException {
        return ConfigurationHandler.read(new ByteArrayInputStream(bytes)).get(VALUE);
    }
}
