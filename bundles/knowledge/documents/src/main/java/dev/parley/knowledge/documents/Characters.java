/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads bytes as text: by its byte order mark, else as UTF-8, else as windows-1252. */
final class Characters {

    /** In bytes. More than can be searched, and what is made of it must fit into memory. */
    private static final int MOST = 10 << 20;

    private static final Charset WESTERN = Charset.forName("windows-1252");

    private Characters() {}

    /** @throws Unreadable if it is no text */
    static String of(byte[] bytes) throws Unreadable {
        check(bytes);
        var text = byMark(bytes).or(() -> strictly(bytes)).orElseGet(() -> new String(bytes, WESTERN));
        if (text.chars().anyMatch(Characters::isBinary)) {
            throw new Unreadable("It is not text.");
        }
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    /** Whether it is UTF-8, or says what it is by its mark. */
    static boolean isUnicode(byte[] bytes) {
        return byMark(bytes).or(() -> strictly(bytes)).isPresent();
    }

    private static void check(byte[] bytes) throws Unreadable {
        if (bytes.length > MOST) {
            throw new Unreadable("Of text, no more than %d MB are read.".formatted(MOST >> 20));
        }
        if (begins(bytes, '%', 'P', 'D', 'F', '-')) {
            throw new Unreadable("It is a PDF, but its name says something else.");
        }
    }

    private static Optional<String> byMark(byte[] bytes) {
        if (begins(bytes, 0xFE, 0xFF)) {
            return Optional.of(new String(bytes, StandardCharsets.UTF_16BE));
        }
        return begins(bytes, 0xFF, 0xFE) ? Optional.of(new String(bytes, StandardCharsets.UTF_16LE)) : Optional.empty();
    }

    private static Optional<String> strictly(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean begins(byte[] bytes, int... with) {
        for (int i = 0; i < with.length; i++) {
            if (i == bytes.length || (bytes[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBinary(int c) {
        return c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\u001b';
    }
}
