/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.semantic;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** How experts fare with sentences that they had not seen. */
final class Trial {

    private final List<Evidence> meant = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();
    private final List<Evidence> unmeant = new ArrayList<>();

    /**
     * How one sentence fared.
     *
     * @param meant whether it means any intent
     * @param right whether the winner is what it means
     */
    record Outcome(Verdict verdict, boolean meant, boolean right) {}

    /** Whether nothing that means something was tried. */
    boolean isEmpty() {
        return meant.isEmpty();
    }

    void meant(Evidence evidence, int label) {
        meant.add(evidence);
        labels.add(label);
    }

    void unmeant(Evidence evidence) {
        unmeant.add(evidence);
    }

    Fusion fusion(int experts) {
        return Fusion.fit(
                experts, meant, labels.stream().mapToInt(label -> label).toArray());
    }

    List<Outcome> outcomes(Fusion fusion) {
        var outcomes = new ArrayList<Outcome>();
        IntStream.range(0, labels.size()).forEach(i -> {
            var verdict = Verdict.of(meant.get(i), fusion);
            outcomes.add(new Outcome(verdict, true, verdict.intent() == labels.get(i)));
        });
        unmeant.forEach(evidence -> outcomes.add(new Outcome(Verdict.of(evidence, fusion), false, false)));
        return outcomes;
    }
}
