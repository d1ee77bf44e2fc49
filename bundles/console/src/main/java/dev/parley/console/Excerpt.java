/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console;

/** The beginning of a longer text, for a table. */
public final class Excerpt {

    private static final int LONGEST = 160;

    private Excerpt() {}

    /** The same if it is short; never half of a character. */
    public static String of(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + '…';
    }
}
