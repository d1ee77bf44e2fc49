/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.semantic;

import java.util.function.BiFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Makes a classifier of examples. What it needs to know of itself it finds out by trial: experts that have seen a part
 * of the examples judge the others, and sentences that mean nothing and that they had not seen either.
 */
final class Trainer {

    private static final int FOLDS = 5;

    /** From so many examples on, one trial with a fifth of them is enough. */
    private static final int MANY = 3000;

    /** How near to an example a sentence of ours must be to mean the same: as a quarter of its siblings are not. */
    private static final double COVERED = 0.25;

    private final BiFunction<Examples, Negatives, Panel> panels;
    private final int trials;
    private final Wanted wanted;

    private Trainer(BiFunction<Examples, Negatives, Panel> panels, int trials, Wanted wanted) {
        this.wanted = wanted;
        this.panels = panels;
        this.trials = trials;
    }

    /** A matter of milliseconds. */
    static Trainer instant() {
        return new Trainer((examples, negatives) -> Panel.instant(examples), 200, Wanted.ALWAYS);
    }

    /** A matter of seconds to minutes. Throws CancellationException when it is not wanted any more. */
    static Trainer thorough(Wanted wanted) {
        return new Trainer((examples, negatives) -> Panel.trained(examples, negatives, wanted), MANY, wanted);
    }

    Classifier classifier(Examples examples, Negatives negatives) {
        var outside = uncovered(examples, thinned(negatives));
        var trial = new Trial();
        var folds = examples.folds(FOLDS);
        for (int fold = 0; fold < (examples.size() > MANY ? 1 : FOLDS); fold++) {
            hold(fold, folds, examples, outside, trial);
        }
        var panel = panels.apply(examples, outside);
        if (trial.isEmpty()) {
            tryOut(panel, examples, trial);
        }
        var fusion = trial.fusion(panel.experts().size());
        return new Classifier(examples.intents(), panel, fusion, Calibration.fit(trial.outcomes(fusion)));
    }

    /** With one example of each intent there is none to hold back. */
    private static void tryOut(Panel panel, Examples examples, Trial trial) {
        for (int i = 0; i < examples.size(); i++) {
            trial.meant(panel.hear(examples.texts().get(i), examples.vectors()[i]), examples.labels()[i]);
        }
    }

    private void hold(int held, int[] folds, Examples examples, Negatives negatives, Trial trial) {
        var panel = panels.apply(
                examples.only(numbers(folds.length, i -> folds[i] != held)),
                negatives.only(numbers(negatives.size(), i -> i % FOLDS != held)));
        int step = 1 + examples.size() / trials;
        var out = numbers(folds.length, i -> folds[i] == held);
        for (int i = 0; i < out.length; i += step) {
            wanted.check();
            int label = examples.labels()[out[i]];
            if (panel.knows(label)) {
                trial.meant(panel.hear(examples.texts().get(out[i]), examples.vectors()[out[i]]), label);
            }
        }
        for (int i = held; i < negatives.size(); i += FOLDS) {
            trial.unmeant(panel.hear(negatives.texts().get(i), negatives.vectors()[i]));
        }
    }

    /** As many as are tried at most, from everywhere. */
    private Negatives thinned(Negatives negatives) {
        int step = 1 + negatives.size() / trials;
        return step == 1 ? negatives : negatives.only(numbers(negatives.size(), i -> i % step == 0));
    }

    private static int[] numbers(int end, IntPredicate which) {
        return IntStream.range(0, end).filter(which).toArray();
    }

    /** Those of our sentences that do not mean one of these intents after all. */
    private Negatives uncovered(Examples examples, Negatives negatives) {
        var neighbours = Neighbours.of(examples);
        int step = 1 + examples.size() / 300;
        var usual = IntStream.range(0, examples.size())
                .filter(i -> i % step == 0)
                .mapToDouble(i -> neighbours.toOthers(i))
                .filter(cosine -> cosine > -1)
                .sorted()
                .toArray();
        double limit = usual.length == 0 ? 0.95 : usual[(int) (usual.length * COVERED)];
        var panel = Panel.instant(examples);
        return negatives.only(numbers(
                negatives.size(),
                i -> i < negatives.certain()
                        || panel.hear(negatives.texts().get(i), negatives.vectors()[i])
                                        .nearest()
                                < limit));
    }
}
