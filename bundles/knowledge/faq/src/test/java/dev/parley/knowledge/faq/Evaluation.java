/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.faq;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.api.embed.SentenceModel;
import dev.parley.api.faq.Faq;
import dev.parley.api.faq.Faqs.Edition;
import dev.parley.lib.search.Vectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** FAQs of an invented shop, and questions in customers' own words: some of them answered there, some not. */
@JsonIgnoreProperties(ignoreUnknown = true)
record Evaluation(List<Entry> entries, List<Query> queries) {

    record Entry(String id, String question, String answer, List<String> phrasings) {}

    /** @param language {@code en}, {@code de}, … */
    record Query(String text, List<String> relevant, String language) {

        boolean isAnswerable() {
            return !relevant.isEmpty();
        }
    }

    /**
     * What was found for a query.
     *
     * @param confidence of the first that was found; 0 if nothing was
     * @param isRight whether the first is one that answers it
     */
    record Result(Query query, String found, double confidence, boolean isRight) {}

    /** @param half {@code choosing} or {@code measuring} */
    static Evaluation of(String half) {
        try (var file = Evaluation.class.getResourceAsStream("evaluation-" + half + ".json")) {
            return new ObjectMapper().readValue(file, Evaluation.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Edition edition() {
        return new Edition(
                "1",
                IntStream.range(0, entries.size())
                        .mapToObj(i -> faq(entries.get(i), i))
                        .toList());
    }

    private static Faq faq(Entry entry, int i) {
        return new Faq(i + 1, entry.question(), entry.answer(), entry.phrasings(), i, true, Instant.EPOCH);
    }

    /** With a model, or by words alone. */
    List<Result> results(Optional<SentenceModel> model) {
        var searched = model.map(there -> Searched.byMeaning(edition(), there, Vectors.by(there)))
                .orElseGet(() -> Searched.byWords(edition()));
        return queries.stream().map(query -> result(searched, query)).toList();
    }

    private Result result(Searched searched, Query query) {
        return searched.search(query.text(), 1).stream()
                .map(found -> {
                    var id = entries.get((int) found.faq().id() - 1).id();
                    return new Result(
                            query, id, found.confidence(), query.relevant().contains(id));
                })
                .findFirst()
                .orElseGet(() -> new Result(query, "-", 0, false));
    }
}
