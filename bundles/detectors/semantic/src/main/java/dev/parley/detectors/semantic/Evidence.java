/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.semantic;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What speaks for the intents that come into question.
 *
 * @param candidates their numbers
 * @param scores by expert and candidate; the neighbours are the last expert
 * @param familiarity by expert
 * @param nearness by candidate
 */
record Evidence(int[] candidates, float[][] scores, float[] familiarity, Neighbours.Nearness[] nearness) {

    static Evidence of(int[] candidates, float[][] all, float[] familiarity, float[] vector, Neighbours neighbours) {
        var nearness = Arrays.stream(candidates)
                .mapToObj(c -> neighbours.to(c, vector))
                .toArray(Neighbours.Nearness[]::new);
        var scores = new float[all.length + 1][candidates.length];
        for (int i = 0; i < candidates.length; i++) {
            for (int e = 0; e < all.length; e++) {
                scores[e][i] = all[e][candidates[i]];
            }
            scores[all.length][i] = nearness[i].mean();
        }
        return new Evidence(candidates, scores, familiarity, nearness);
    }

    /** The cosine of the nearest example of any candidate. */
    float nearest() {
        float nearest = -1;
        for (var near : nearness) {
            nearest = Math.max(nearest, near.cosine());
        }
        return nearest;
    }

    /** The place of an intent among the candidates, or -1. */
    int place(int intent) {
        return IntStream.range(0, candidates.length)
                .filter(i -> candidates[i] == intent)
                .findFirst()
                .orElse(-1);
    }
}
