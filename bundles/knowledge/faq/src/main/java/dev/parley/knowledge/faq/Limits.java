/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.faq;

import dev.parley.api.faq.Faq;

/** What a FAQ may be. */
final class Limits {

    private Limits() {}

    /** @throws IllegalArgumentException for an admin to read */
    static void check(Faq faq) {
        check("The question", faq.question(), Faq.LONGEST_QUESTION);
        check("The answer", faq.answer(), Faq.LONGEST_ANSWER);
        faq.phrasings().forEach(phrasing -> check("A phrasing", phrasing, Faq.LONGEST_QUESTION));
        if (faq.phrasings().size() > Faq.MOST_PHRASINGS) {
            throw new IllegalArgumentException("There may be at most " + Faq.MOST_PHRASINGS + " phrasings.");
        }
    }

    private static void check(String what, String text, int longest) {
        if (text.isBlank() || text.length() > longest) {
            throw new IllegalArgumentException(what + " has to have 1 to " + longest + " characters.");
        }
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(what + " must not contain the character NUL.");
        }
    }
}
