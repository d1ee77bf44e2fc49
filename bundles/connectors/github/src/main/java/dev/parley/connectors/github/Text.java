/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.github;

/** Texts that GitHub or a reader takes only so long. */
final class Text {

    private Text() {}

    /** With an ellipsis where it is cut, and no character cut in two. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, end) + '…';
    }
}
