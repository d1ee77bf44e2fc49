/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.faq.Faq;
import dev.parley.api.faq.Faqs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** FAQs in memory, which keep their promises. What is found is what has a word of the question in it. */
final class StubFaqs implements Faqs {

    static final Instant WRITTEN = Instant.parse("2030-06-01T12:00:00Z");

    RuntimeException failure;
    int saves;

    private final Map<Long, Faq> faqs = new TreeMap<>();
    private long lastId;
    private int revision;

    Faq add(String question, String answer, String... phrasings) {
        return save(List.of(new Faq(0, question, answer, List.of(phrasings), (int) lastId, true, WRITTEN)))
                .get(0);
    }

    List<String> questions() {
        return edition().all().stream().map(Faq::question).toList();
    }

    @Override
    public Edition edition() {
        fail();
        var all = faqs.values().stream()
                .sorted(Comparator.comparingInt(Faq::order).thenComparing(Faq::id))
                .toList();
        return new Edition("r" + revision, all);
    }

    @Override
    public List<Faq> save(List<Faq> wanted) {
        fail();
        var after = new TreeMap<>(faqs);
        var saved = new ArrayList<Faq>();
        long id = lastId;
        for (Faq faq : wanted) {
            if (faq.id() != 0 && !faqs.containsKey(faq.id())) {
                throw new NoSuchElementException("no FAQ " + faq.id());
            }
            saved.add(new Faq(
                    faq.id() == 0 ? ++id : faq.id(),
                    faq.question(),
                    faq.answer(),
                    faq.phrasings(),
                    faq.order(),
                    faq.isActive(),
                    WRITTEN));
        }
        saved.forEach(faq -> after.put(faq.id(), faq));
        Set<String> keys = new HashSet<>();
        for (Faq faq : after.values()) {
            if (!keys.add(faq.question().toLowerCase(Locale.ROOT).replaceAll("\\W+", ""))) {
                throw new Taken(faq.question());
            }
        }
        if (after.size() > MOST) {
            throw new IllegalArgumentException("There can be at most " + MOST + " FAQs.");
        }
        faqs.putAll(after);
        lastId = id;
        revision++;
        saves++;
        return saved;
    }

    @Override
    public boolean remove(long id) {
        fail();
        revision++;
        return faqs.remove(id) != null;
    }

    @Override
    public void arrange(List<Long> ids) {
        fail();
        if (!faqs.keySet().containsAll(ids)) {
            throw new NoSuchElementException("no such FAQ");
        }
        var order = new ArrayList<>(ids);
        edition().all().stream().map(Faq::id).filter(id -> !ids.contains(id)).forEach(order::add);
        faqs.replaceAll((id, faq) -> new Faq(
                id,
                faq.question(),
                faq.answer(),
                faq.phrasings(),
                order.indexOf(id) + 1,
                faq.isActive(),
                faq.updatedAt()));
        revision++;
    }

    @Override
    public List<Found> search(String text, int limit) {
        fail();
        return edition().active().stream()
                .map(faq -> new Found(faq, likeness(text, faq)))
                .filter(found -> found.confidence() > 0)
                .sorted(Comparator.comparingDouble(Found::confidence).reversed())
                .limit(limit)
                .toList();
    }

    private static double likeness(String text, Faq faq) {
        return Stream.concat(Stream.of(faq.question()), faq.phrasings().stream())
                .mapToDouble(one -> one.equals(text) ? 1 : one.contains(text.split(" ")[0]) ? 0.5 : 0)
                .max()
                .orElse(0);
    }

    private void fail() {
        if (failure != null) {
            throw failure;
        }
    }
}
