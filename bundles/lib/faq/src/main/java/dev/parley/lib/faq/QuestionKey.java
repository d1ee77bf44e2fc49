/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.faq;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;

/** What two questions share that {@link dev.parley.api.faq.Faqs} take for the same. */
final class QuestionKey {

    private static final String ACCENTS = "\\p{InCombiningDiacriticalMarks}+";
    private static final String APOSTROPHES = "['\u2019]";
    private static final String BETWEEN = "[\\p{P}\\p{Z}\\p{C}\\s]+";

    private QuestionKey() {}

    static String of(String question) {
        var bare = Normalizer.normalize(question, Form.NFD).replaceAll(ACCENTS, "");
        var key = Normalizer.normalize(bare, Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replaceAll(APOSTROPHES, "")
                .replaceAll(BETWEEN, " ")
                .strip();
        return key.isEmpty() ? question.strip() : key;
    }
}
