/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.wire;

import java.util.UUID;

/** What people and programs write, made fit to be kept, or refused. */
public final class Text {

    private static final int REPLACEMENT = 0xFFFD;

    private Text() {}

    /**
     * The text without control characters except line feed and tab, without spaces around it, and with the
     * replacement character in place of half characters (unpaired surrogates), as browsers encode them.
     */
    public static String clean(String raw) {
        return raw.codePoints()
                .filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
                .map(c -> Character.getType(c) == Character.SURROGATE ? REPLACEMENT : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }

    /** Whether there is anything in it that one can see. */
    public static boolean isVisible(String text) {
        return text.codePoints()
                .anyMatch(c -> !Character.isWhitespace(c)
                        && !Character.isSpaceChar(c)
                        && Character.getType(c) != Character.FORMAT);
    }

    /** @throws BadInput if it is longer than this */
    public static String atMost(int longest, String name, String text) {
        if (text.length() > longest) {
            throw new BadInput("%s is too long: it has %,d characters, at most %,d are taken."
                    .formatted(name, text.length(), longest));
        }
        return text;
    }

    public static UUID uuid(String name, String text) {
        try {
            var uuid = UUID.fromString(text);
            if (uuid.toString().equalsIgnoreCase(text)) {
                return uuid;
            }
        } catch (IllegalArgumentException e) {
            // said below, as for one that is merely abbreviated
        }
        throw new BadInput(name + " must be a UUID such as 123e4567-e89b-42d3-a456-426614174000.");
    }
}
