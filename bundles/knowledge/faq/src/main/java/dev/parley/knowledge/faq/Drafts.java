/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.faq;

import dev.parley.api.faq.Faq;
import dev.parley.api.faq.Faqs;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** FAQs that are to be written together: all of them or none. */
final class Drafts {

    private final List<Faq> faqs;

    /** @throws IllegalArgumentException if one of them is longer than it may be */
    Drafts(List<Faq> faqs) {
        faqs.forEach(Limits::check);
        this.faqs = List.copyOf(faqs);
    }

    /** @return their ids, in the order given */
    List<Long> write(FaqTable table, Instant now) {
        check(table.keys());
        var fresh = faqs.stream().filter(Drafts::isNew).toList();
        table.update(faqs.stream().filter(faq -> !isNew(faq)).toList(), now);
        var made = table.insert(fresh, now).iterator();
        return faqs.stream().map(faq -> isNew(faq) ? made.next() : faq.id()).toList();
    }

    private void check(Map<String, Long> kept) {
        var known = new HashSet<>(kept.values());
        var replaced = new HashSet<Long>();
        for (var faq : faqs) {
            if (!isNew(faq) && !known.contains(faq.id())) {
                throw new NoSuchElementException("There is no FAQ " + faq.id() + ".");
            }
            if (!isNew(faq) && !replaced.add(faq.id())) {
                throw new IllegalArgumentException("FAQ " + faq.id() + " is there twice.");
            }
        }
        var keys = new HashMap<>(kept);
        keys.values().removeAll(replaced);
        for (var faq : faqs) {
            if (keys.put(Key.of(faq.question()), faq.id()) != null) {
                throw new Faqs.Taken(faq.question());
            }
        }
        if (keys.size() > Faqs.MOST) {
            throw new IllegalArgumentException("There can be at most " + Faqs.MOST + " FAQs.");
        }
    }

    private static boolean isNew(Faq faq) {
        return faq.id() == 0;
    }
}
