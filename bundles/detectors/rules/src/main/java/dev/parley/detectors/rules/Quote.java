/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.rules;

/** A part of what somebody said, taken out as a value. */
final class Quote {

    private static final String BEFORE = " ,;:";
    private static final String AFTER = " ,;:.!?";
    private static final String OPENING = "\"“„«'‘";
    private static final String CLOSING = "\"”“»'’";

    private Quote() {}

    /** Without the punctuation that belongs to the sentence, and without quotation marks around it. */
    static String bare(String part) {
        int start = 0;
        int end = part.length();
        while (start < end && isOneOf(BEFORE, part.charAt(start))) {
            start++;
        }
        while (end > start && isOneOf(AFTER, part.charAt(end - 1))) {
            end--;
        }
        boolean isQuoted = end > start + 1
                && OPENING.indexOf(part.charAt(start)) >= 0
                && CLOSING.indexOf(part.charAt(end - 1)) >= 0;
        return isQuoted ? part.substring(start + 1, end - 1).strip() : part.substring(start, end);
    }

    /** A blank stands for every kind of white space. */
    private static boolean isOneOf(String characters, char c) {
        return characters.indexOf(Character.isWhitespace(c) ? ' ' : c) >= 0;
    }
}
