/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import java.util.regex.Pattern;

/** Texts as they may be stored and shown. */
final class Texts {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");

    private static final Pattern BLANKS = Pattern.compile("[ \\t]{2,}");
    private static final Pattern LINES = Pattern.compile("\\n[ \\t\\n]*\\n");

    private Texts() {}

    /** Without control characters but line feed and tab, without halves of characters, without white space around. */
    static String cleaned(String text) {
        var lines = text.replace("\r\n", "\n");
        return whole(CONTROL.matcher(lines).replaceAll("")).strip();
    }

    /** As it is analysed: without the runs of blanks that nobody means anything by. */
    static String calm(String text) {
        return BLANKS.matcher(LINES.matcher(text).replaceAll("\n\n"))
                .replaceAll(" ")
                .strip();
    }

    private static String whole(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
