/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.semantic;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Experts that were trained on the same examples. They name the intents that come into question; only these are compared
 * example by example.
 */
record Panel(List<Expert> experts, Neighbours neighbours, Optional<Scope> scope, int[] known) {

    private static final int CANDIDATES = 10;

    /** What counts until better is known: centroids, logistic regression on vectors, on words; and the neighbours. */
    static final double[] CUSTOMARY = {30, 0.5, 0.15};

    static final double CUSTOMARY_NEIGHBOURS = 12;

    /** Of what needs no training. */
    static Panel instant(Examples examples) {
        return of(examples, List.of(Centroids.of(examples)), Optional.empty());
    }

    /** @throws java.util.concurrent.CancellationException if it is not wanted any more */
    static Panel trained(Examples examples, Negatives negatives, Wanted wanted) {
        return of(
                examples,
                List.of(Centroids.of(examples), Softmax.fit(examples, wanted), Wordwise.fit(examples, wanted)),
                negatives.size() == 0 ? Optional.empty() : Optional.of(Scope.fit(examples, negatives, wanted)));
    }

    private static Panel of(Examples examples, List<Expert> experts, Optional<Scope> scope) {
        var counts = examples.counts();
        var known = IntStream.range(0, counts.length).filter(c -> counts[c] > 0).toArray();
        return new Panel(experts, Neighbours.of(examples), scope, known);
    }

    boolean knows(int intent) {
        return IntStream.of(known).anyMatch(c -> c == intent);
    }

    Evidence hear(String text, float[] vector) {
        var scores = experts.stream().map(expert -> expert.scores(text, vector)).toArray(float[][]::new);
        var familiarity = new float[scores.length + (scope.isPresent() ? 1 : 0)];
        scope.ifPresent(s -> familiarity[scores.length] = s.of(vector));
        for (int e = 0; e < scores.length; e++) {
            familiarity[e] = experts.get(e).familiarity(scores[e]);
        }
        var sum = new float[scores[0].length];
        for (int e = 0; e < scores.length; e++) {
            Vectors.add(sum, (float) CUSTOMARY[e], scores[e]);
        }
        var candidates = IntStream.of(known)
                .boxed()
                .sorted(Comparator.comparing(c -> -sum[c]))
                .limit(CANDIDATES)
                .mapToInt(c -> c)
                .toArray();
        return Evidence.of(candidates, scores, familiarity, vector, neighbours);
    }
}
