/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.faq;

import java.text.Normalizer;
import java.util.Locale;

/** What two questions share that differ only in case, punctuation, accents or white space. */
final class Key {

    private static final String ACCENTS = "\\p{InCombiningDiacriticalMarks}+";
    private static final String APOSTROPHES = "['\u2019]";
    private static final String BETWEEN = "[\\p{P}\\p{Z}\\p{C}\\s]+";

    private Key() {}

    /** Never longer than the question; of one that has nothing but punctuation, the question itself. */
    static String of(String question) {
        var bare = Normalizer.normalize(question, Normalizer.Form.NFD).replaceAll(ACCENTS, "");
        var key = Normalizer.normalize(bare, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replaceAll(APOSTROPHES, "")
                .replaceAll(BETWEEN, " ")
                .strip();
        return key.isEmpty() ? question.strip() : key;
    }
}
