/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import dev.parley.api.embed.SentenceModel;
import dev.parley.knowledge.documents.DocumentTable.Work;
import java.util.HashMap;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/** Gives passages their vectors, a few at a time: questions of users come in between, and little is lost by a crash. */
final class Embedding {

    private static final int AT_ONCE = 8;

    private final PassageTable passages;

    Embedding(PassageTable passages) {
        this.passages = passages;
    }

    /** What the vector of a passage is made of. */
    static String textOf(Piece piece) {
        return piece.title() + "\n" + piece.text();
    }

    /**
     * @param left is told how many have none yet
     * @return whether all have one now
     */
    boolean complete(Work work, SentenceModel model, IntConsumer left, BooleanSupplier isToStop) {
        int missing = passages.countWithout(model.name(), work.name());
        left.accept(missing);
        while (missing > 0 && !isToStop.getAsBoolean()) {
            var some = passages.without(model.name(), work.name(), AT_ONCE);
            if (some.isEmpty()) {
                missing = 0;
            } else {
                passages.keep(model.name(), vectors(some, model));
                missing = Math.max(1, missing - some.size());
            }
            left.accept(missing);
        }
        return missing == 0;
    }

    private static HashMap<Long, float[]> vectors(List<PassageTable.Row> rows, SentenceModel model) {
        var made = model.embed(rows.stream().map(row -> textOf(row.piece())).toList());
        var vectors = new HashMap<Long, float[]>();
        for (int i = 0; i < rows.size(); i++) {
            vectors.put(rows.get(i).id(), made.get(i));
        }
        return vectors;
    }
}
