/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.evaluate;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parley.api.knowledge.Passage;
import dev.parley.lib.search.FaqSearch;
import dev.parley.runtime.evaluate.RetrievalData.Query;
import java.util.List;
import java.util.function.Predicate;

/**
 * How well it was decided whether to answer, as the FAQ decides it.
 *
 * @param kept the share of queries with an answer that got one, right or wrong
 * @param answeredRightly the share of queries with an answer that got a right one
 * @param refused the share of queries without an answer that got none
 */
record AnswerScores(
        double kept, @JsonProperty("answered_rightly") double answeredRightly, double refused) {

    static AnswerScores of(RetrievalData data, FaqSearch search) {
        Predicate<Query> answers =
                query -> search.search(query.text(), 1).stream().anyMatch(found -> found.confidence() >= Passage.SURE);
        Predicate<Query> right = query -> search.search(query.text(), 1).stream()
                .anyMatch(found ->
                        found.confidence() >= Passage.SURE && query.relevant().contains(found.id()));
        return new AnswerScores(
                share(data.answerable(), answers),
                share(data.answerable(), right),
                share(data.unanswerable(), answers.negate()));
    }

    private static double share(List<Query> queries, Predicate<Query> which) {
        return (double) queries.stream().filter(which).count() / queries.size();
    }
}
