/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.semantic;

/** How much a sentence is like those that mean an intent, and unlike those that mean none: a logit. */
final class Scope {

    private final Softmax sides;

    private Scope(Softmax sides) {
        this.sides = sides;
    }

    /** @throws java.util.concurrent.CancellationException if it is not wanted any more */
    static Scope fit(Examples examples, Negatives negatives, Wanted wanted) {
        return new Scope(Softmax.fit(examples.against(negatives), wanted));
    }

    float of(float[] vector) {
        var logits = sides.scores("", vector);
        return logits[1] - logits[0];
    }
}
