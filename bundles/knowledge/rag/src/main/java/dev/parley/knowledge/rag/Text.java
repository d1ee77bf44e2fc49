/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Pattern;

/** What another system wrote: not trusted, and made fit to be shown as text. */
final class Text {

    /** Characters of an answer. */
    static final int MOST = 8_000;

    /** How far a text is looked at to tell what it is. */
    private static final int LOOK = 2_000;

    /** Control characters but line breaks and tabs, those that turn the direction of writing, and halves of pairs. */
    private static final Pattern CONTROL =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF&&[^\\n\\t]]");

    private static final Pattern PAGE = Pattern.compile(
            "\\s*+(?:<!--(?:(?!-->).)*+-->\\s*+)*+<(?:!doctype|\\?xml|html|head|body|title|meta)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private Text() {}

    static String clean(String text) {
        return CONTROL.matcher(text.replace("\r\n", "\n").replace('\r', '\n')).replaceAll("");
    }

    /** Whether it is a web page, such as a proxy's word about an error. */
    static boolean isPage(String text) {
        return PAGE.matcher(beginning(text)).matches();
    }

    /** Whether what begins so may be one. */
    static boolean mayBePage(String beginning) {
        var page = PAGE.matcher(beginning(beginning));
        return page.matches() || page.hitEnd();
    }

    private static String beginning(String text) {
        return text.substring(0, Math.min(text.length(), LOOK));
    }

    /** Cut after the last sentence, else the last word, that is within this length. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = before(BreakIterator.getSentenceInstance(Locale.ROOT), text, most);
        end = end > most / 2 ? end : before(BreakIterator.getWordInstance(Locale.ROOT), text, most);
        end = end > 0 ? end : most;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
                .strip();
    }

    private static int before(BreakIterator breaks, String text, int most) {
        breaks.setText(text.substring(0, most + 1));
        return breaks.preceding(most + 1);
    }
}
