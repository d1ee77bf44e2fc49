/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.vault;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** AES-256 keys: the first one encrypts, all of them decrypt. */
record KeyRing(List<Key> keys) {

    static final KeyRing EMPTY = new KeyRing(List.of());

    private static final int BYTES = 32;
    private static final int ID_DIGITS = 8;

    /** @param id the beginning of the key's SHA-256 in hexadecimal digits, which tells nothing about the key */
    record Key(String id, SecretKey secret) {

        static Key of(byte[] bytes) {
            try {
                var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
                var id = HexFormat.of().formatHex(digest).substring(0, ID_DIGITS);
                return new Key(id, new SecretKeySpec(bytes, "AES"));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public String toString() {
            return id;
        }
    }

    KeyRing {
        keys = List.copyOf(keys);
    }

    /**
     * Keys of 32 bytes in Base64, with white space or commas between them.
     *
     * @throws IllegalArgumentException if there is none or one is wrong; the message goes on after the place's name
     */
    static KeyRing parse(String text) {
        var keys = Stream.of(text.split("[\\s,]+"))
                .filter(key -> !key.isEmpty())
                .map(KeyRing::bytes)
                .map(Key::of)
                .toList();
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("has no key");
        }
        return new KeyRing(keys);
    }

    static String newKey() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes) + "\n";
    }

    Optional<Key> current() {
        return keys.stream().findFirst();
    }

    Optional<Key> find(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    private static byte[] bytes(String key) {
        byte[] bytes = decoded(key);
        if (bytes.length != BYTES) {
            Arrays.fill(bytes, (byte) 0);
            throw new IllegalArgumentException("has something that is not a key: 32 bytes in Base64");
        }
        return bytes;
    }

    /** Without a cause, which would quote the key. */
    private static byte[] decoded(String key) {
        try {
            return Base64.getDecoder().decode(key);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
