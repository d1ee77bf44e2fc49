/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.faq;

import dev.parley.api.faq.Faq;
import dev.parley.api.faq.Faqs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** FAQs in memory; a search finds what has the same words. */
public final class FakeFaqs implements Faqs {

    private final List<Faq> all = new ArrayList<>();
    private long last;

    @Override
    public Edition edition() {
        return new Edition(String.valueOf(last), all);
    }

    @Override
    public List<Faq> save(List<Faq> faqs) {
        return faqs.stream().map(this::saved).toList();
    }

    private Faq saved(Faq faq) {
        all.stream()
                .filter(other -> other.id() != faq.id() && other.question().equals(faq.question()))
                .findAny()
                .ifPresent(other -> {
                    throw new Taken(faq.question());
                });
        long id = faq.id() == 0 ? ++last : faq.id();
        all.removeIf(other -> other.id() == id);
        var kept = new Faq(
                id, faq.question(), faq.answer(), faq.phrasings(), faq.order(), faq.isActive(), faq.updatedAt());
        all.add(kept);
        all.sort(Comparator.comparingInt(Faq::order).thenComparing(Faq::id));
        return kept;
    }

    @Override
    public boolean remove(long id) {
        return all.removeIf(faq -> faq.id() == id);
    }

    @Override
    public void arrange(List<Long> ids) {
        all.sort(Comparator.comparingInt(faq -> ids.indexOf(faq.id())));
    }

    @Override
    public List<Found> search(String text, int limit) {
        return all.stream()
                .filter(Faq::isActive)
                .filter(faq -> faq.question().equals(text) || faq.phrasings().contains(text))
                .limit(limit)
                .map(faq -> new Found(faq, 1))
                .toList();
    }
}
