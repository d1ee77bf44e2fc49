/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.evaluate;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.parley.knowledge.Retrieval;
import dev.parley.knowledge.Retrieval.Hit;
import java.util.ArrayList;

/** Looks once for what every query asks for. */
record RetrievalEvaluation(
        String name,
        String kind,
        int entries,
        int queries,
        @JsonUnwrapped RetrievalScores scores,
        @JsonUnwrapped Cost cost) {

    private static final int WARM_UP = 200;

    static RetrievalEvaluation of(RetrievalData data, Retrieval retrieval) {
        data.entries().stream().limit(WARM_UP).forEach(entry -> retrieval.search(entry.title(), 1));
        var places = new ArrayList<Integer>();
        var cost = Cost.of(data.queries(), query -> {
            var found = retrieval.search(query.text(), RetrievalScores.LIMIT);
            places.add(RetrievalScores.place(found.stream().map(Hit::id).toList(), query));
        });
        return new RetrievalEvaluation(
                data.name(),
                data.kind(),
                data.entries().size(),
                data.queries().size(),
                RetrievalScores.of(places),
                cost);
    }
}
