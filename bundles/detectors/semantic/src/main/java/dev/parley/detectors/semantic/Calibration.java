/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.semantic;

import dev.parley.api.detect.Match;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Makes confidence of a verdict's marks, so that {@link Match#MAYBE} is where it becomes likelier that nothing is meant,
 * and {@link Match#SURE} where acting without asking was right in at least {@value #OFTEN} of the trials.
 */
final class Calibration {

    private static final double OFTEN = 0.95;

    /** How many sentences that mean nothing there are for each that was understood, in what is acted on. */
    private static final double OUTSIDE = 1.0 / 3;

    /** How bad a false alarm is at least and at most, where turning away what is meant and understood is 1. */
    private static final double LEAST_ALARM = 0.1;

    private static final double MOST_ALARM = 1.0 / 3;

    /** Where much is misunderstood anyway, turning away costs less: so much worse an alarm is for each misunderstanding. */
    private static final double ALARM_PER_ERROR = 3;

    /** How many trials the logistic regression's own word on its success counts for. */
    private static final double INERTIA = 10;

    private final Logistic meant;
    private final Logistic right;
    private final double maybe;
    private final double sure;

    private Calibration(Logistic meant, Logistic right, double maybe, double sure) {
        this.meant = meant;
        this.right = right;
        this.maybe = maybe;
        this.sure = sure;
    }

    static Calibration fit(List<Trial.Outcome> trials) {
        double positives =
                Math.max(1, trials.stream().filter(Trial.Outcome::right).count());
        double wrong =
                trials.stream().filter(trial -> trial.meant() && !trial.right()).count();
        double alarm = Math.max(LEAST_ALARM, Math.min(MOST_ALARM, ALARM_PER_ERROR * wrong / (positives + wrong)));
        double negatives = trials.stream().filter(trial -> !trial.meant()).count();
        var meant = new ArrayList<Logistic.Case>();
        var right = new ArrayList<Logistic.Case>();
        for (var trial : trials) {
            var marks = trial.verdict().marks();
            if (trial.right()) {
                meant.add(new Logistic.Case(marks, true, 1 / positives));
            } else if (!trial.meant()) {
                meant.add(new Logistic.Case(marks, false, alarm / negatives));
            }
            double share = trial.meant() ? 1 : Math.min(1, OUTSIDE * positives / negatives);
            right.add(new Logistic.Case(marks, trial.right(), share));
        }
        var first = new Calibration(Logistic.fit(meant), Logistic.fit(right), 0, 1);
        var second = new Calibration(first.meant, first.right, first.cheapest(meant, alarm), 1);
        return new Calibration(first.meant, first.right, second.maybe, second.safe(right));
    }

    /** Where the first regression's word is best not taken any more: with the least cost of turning away and of alarm. */
    private double cheapest(List<Logistic.Case> cases, double alarm) {
        var ranked = cases.stream()
                .sorted(Comparator.comparingDouble(one -> meant.of(one.marks())))
                .toList();
        double cost = alarm;
        double least = Double.MAX_VALUE;
        double best = 0.5;
        for (int i = 0; i + 1 < ranked.size(); i++) {
            cost += ranked.get(i).true_()
                    ? ranked.get(i).weight()
                    : -ranked.get(i).weight();
            double here = meant.of(ranked.get(i).marks());
            double next = meant.of(ranked.get(i + 1).marks());
            double middle = (here + next) / 2;
            double penalised = cost + 0.02 * Math.abs(Math.log(middle / (1 - middle)));
            if (penalised < least) {
                least = penalised;
                best = middle;
            }
        }
        return best;
    }

    /** The least of what the second regression gives from which acting is right often enough. */
    private double safe(List<Logistic.Case> cases) {
        ToDoubleFunction<Logistic.Case> rank = one -> right.of(one.marks());
        double total = INERTIA;
        double good = INERTIA;
        double safe = 0.99;
        var best = cases.stream()
                .filter(one -> meant.of(one.marks()) >= maybe)
                .sorted(Comparator.comparingDouble(rank).reversed())
                .toList();
        for (var one : best) {
            good += (one.true_() ? one.weight() : 0);
            total += one.weight();
            double expected = (good - INERTIA + INERTIA * rank.applyAsDouble(one)) / total;
            if (expected >= OFTEN) {
                safe = rank.applyAsDouble(one);
            }
        }
        return Math.min(0.99, safe);
    }

    /** 0 to 1; grows with each mark. */
    double confidence(double[] marks) {
        double likely = meant.of(marks);
        if (likely < maybe) {
            return Match.MAYBE * likely / maybe;
        }
        double good = right.of(marks);
        return good < sure
                ? Match.MAYBE + (Match.SURE - Match.MAYBE) * good / sure
                : Match.SURE + (1 - Match.SURE) * (good - sure) / (1 - sure);
    }

    double meant(double[] marks) {
        return meant.of(marks);
    }

    @Override
    public String toString() {
        return "meant " + meant + " right " + right + " maybe " + maybe + " sure " + sure;
    }
}
