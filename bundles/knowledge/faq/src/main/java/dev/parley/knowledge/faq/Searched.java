/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.faq;

import dev.parley.api.embed.SentenceModel;
import dev.parley.api.faq.Faq;
import dev.parley.api.faq.Faqs.Edition;
import dev.parley.api.faq.Faqs.Found;
import dev.parley.lib.search.FaqSearch;
import dev.parley.lib.search.Retrieval;
import dev.parley.lib.search.Vectors;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An edition that can be searched. Immutable and thread-safe. */
final class Searched {

    private final Edition edition;
    private final Optional<SentenceModel> model;
    private final Map<String, Faq> active;
    private final Asking asking;

    private Searched(Edition edition, Optional<SentenceModel> model, Vectors vectors) {
        this.edition = edition;
        this.model = model;
        this.active = edition.active().stream().collect(Collectors.toMap(Searched::name, Function.identity()));
        var entries = edition.active().stream().flatMap(Searched::entries).toList();
        var texts = entries.stream()
                .flatMap(entry -> Stream.of(entry.title(), entry.text()))
                .distinct();
        this.asking = new Asking(FaqSearch.over(entries, model, vectors), new Spelling(texts));
    }

    /** By words and exact texts. */
    static Searched byWords(Edition edition) {
        return new Searched(edition, Optional.empty(), texts -> Map.of());
    }

    /** By what it means, too; takes as long as the vectors take. */
    static Searched byMeaning(Edition edition, SentenceModel model, Vectors vectors) {
        return new Searched(edition, Optional.of(model), vectors);
    }

    private static Stream<Retrieval.Entry> entries(Faq faq) {
        return Stream.concat(Stream.of(faq.question()), faq.phrasings().stream())
                .map(text -> new Retrieval.Entry(name(faq), text, faq.answer()));
    }

    private static String name(Faq faq) {
        return Long.toString(faq.id());
    }

    Edition edition() {
        return edition;
    }

    boolean isLearned() {
        return model.isPresent();
    }

    boolean isLearnedBy(SentenceModel one) {
        return model.filter(mine -> mine == one).isPresent();
    }

    /** How many FAQs of another edition are not in this one as they are there. */
    long unlike(Edition other) {
        var mine = edition.all().stream().collect(Collectors.toMap(Faq::id, Function.identity()));
        return other.active().stream()
                .filter(faq -> !faq.equals(mine.get(faq.id())))
                .count();
    }

    List<Found> search(String text, int limit) {
        return asking.search(text, limit).stream()
                .map(scored -> new Found(active.get(scored.id()), scored.confidence()))
                .toList();
    }
}
