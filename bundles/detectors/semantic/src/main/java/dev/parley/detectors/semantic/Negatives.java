/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.semantic;

import java.util.Arrays;
import java.util.List;

/**
 * Sentences that mean no intent.
 *
 * @param certain the first so many are known not to; others come with Parley, which does not know the intents, so that
 *     some may be meant after all
 */
record Negatives(List<String> texts, float[][] vectors, int certain) {

    int size() {
        return vectors.length;
    }

    /** @param chosen numbers in ascending order */
    Negatives only(int[] chosen) {
        return new Negatives(
                Arrays.stream(chosen).mapToObj(texts::get).toList(),
                Arrays.stream(chosen).mapToObj(i -> vectors[i]).toArray(float[][]::new),
                (int) Arrays.stream(chosen).filter(i -> i < certain).count());
    }
}
