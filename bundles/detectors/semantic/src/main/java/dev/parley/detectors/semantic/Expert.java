/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.semantic;

/** One way to tell intents apart. Immutable. */
interface Expert {

    /** How much speaks for each intent, by its number. What the zero and the unit are is the expert's own affair. */
    float[] scores(String text, float[] vector);

    /** How well these scores know the sentence at all, whichever intent they favour. */
    default float familiarity(float[] scores) {
        return Vectors.logSum(scores);
    }
}
