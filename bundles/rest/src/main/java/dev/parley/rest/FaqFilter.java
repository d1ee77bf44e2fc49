/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.faq.Faq;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which FAQs are wanted.
 *
 * @param text only those that have it somewhere in them, in upper or lower case
 */
record FaqFilter(Optional<Boolean> active, Optional<String> text) implements Predicate<Faq> {

    static FaqFilter of(Query query) {
        return new FaqFilter(
                query.word("active", "true", "false").map(Boolean::valueOf),
                query.text("q", Faq.LONGEST_QUESTION).map(FaqFilter::lower));
    }

    @Override
    public boolean test(Faq faq) {
        return active.map(wanted -> faq.isActive() == wanted).orElse(true)
                && text.map(wanted -> has(wanted, faq)).orElse(true);
    }

    private static boolean has(String text, Faq faq) {
        return Stream.concat(Stream.of(faq.question(), faq.answer()), faq.phrasings().stream())
                .anyMatch(one -> lower(one).contains(text));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
