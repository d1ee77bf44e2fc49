/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.evaluate;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.parley.api.embed.SentenceModel;
import dev.parley.lib.search.FaqSearch;
import dev.parley.lib.search.Retrieval;
import dev.parley.lib.search.Retrieval.Hit;
import dev.parley.lib.search.Vectors;
import java.util.ArrayList;
import java.util.Optional;

/**
 * Looks once for what every query asks for.
 *
 * @param scores of finding, over the queries that an entry answers
 * @param decisions of answering, if there are queries that no entry answers; otherwise null
 */
record RetrievalEvaluation(
        String name,
        String kind,
        long entries,
        int queries,
        @JsonUnwrapped RetrievalScores scores,
        @JsonUnwrapped AnswerScores decisions,
        @JsonUnwrapped Cost cost) {

    private static final int WARM_UP = 200;

    /** @param faq what decides whether to answer, where there is something to refuse */
    record Searches(Retrieval retrieval, Optional<FaqSearch> faq) {

        static Searches over(RetrievalData data, SentenceModel model) {
            var vectors = Vectors.by(model);
            return new Searches(
                    Retrieval.over(data.entries(), model, vectors),
                    data.unanswerable().isEmpty()
                            ? Optional.empty()
                            : Optional.of(FaqSearch.over(data.entries(), Optional.of(model), vectors)));
        }
    }

    static RetrievalEvaluation of(RetrievalData data, Searches searches) {
        var retrieval = searches.retrieval();
        data.entries().stream().limit(WARM_UP).forEach(entry -> retrieval.search(entry.title(), 1));
        var places = new ArrayList<Integer>();
        var cost = Cost.of(data.answerable(), query -> {
            var found = retrieval.search(query.text(), RetrievalScores.LIMIT);
            places.add(RetrievalScores.place(found.stream().map(Hit::id).toList(), query));
        });
        return new RetrievalEvaluation(
                data.name(),
                data.kind(),
                data.size(),
                data.answerable().size() + data.unanswerable().size(),
                RetrievalScores.of(places),
                searches.faq().map(faq -> AnswerScores.of(data, faq)).orElse(null),
                cost);
    }
}
