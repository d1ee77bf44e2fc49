/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.search;

import java.util.List;
import java.util.Locale;

/** Fits the curve of {@link Confidence} to questions of which is known whether the first entry answers them. */
final class Fit {

    private static final int ROUNDS = 200_000;
    private static final double RATE = 0.05;
    /** Holds the curve's numbers small: a few hundred questions say no more. */
    private static final double SMALL = 1e-4;

    /** @param isRight whether the entry that was found first answers the question */
    record Seen(double score, double lead, boolean isAnswerable, boolean isRight) {}

    private Fit() {}

    /** Logistic regression, both kinds of questions counting the same, by gradient descent on scaled features. */
    static Confidence to(List<Seen> seen) {
        double right = seen.stream().filter(Seen::isRight).count();
        var weights = new double[3];
        for (int round = 0; round < ROUNDS / Math.max(1, seen.size() / 100); round++) {
            var slope = new double[3];
            for (var one : seen) {
                double each = 0.5 / (one.isRight() ? right : seen.size() - right);
                double error = (one.isRight() ? 1 : 0) - curve(weights).of(one.score(), one.lead());
                slope[0] += each * error * one.score() * 10;
                slope[1] += each * error * one.lead() * 10;
                slope[2] += each * error;
            }
            for (int i = 0; i < 3; i++) {
                weights[i] += RATE * 10 * (slope[i] - SMALL * weights[i]);
            }
        }
        return curve(weights);
    }

    private static Confidence curve(double[] weights) {
        return new Confidence(10 * weights[0], 10 * weights[1], weights[2]);
    }

    /** What would be answered and refused from this confidence on. */
    static void print(List<Seen> seen, Confidence confidence, double threshold) {
        long answerable = seen.stream().filter(Seen::isAnswerable).count();
        long kept = count(seen, confidence, threshold, true, false);
        long rightly = count(seen, confidence, threshold, true, true);
        long passed = count(seen, confidence, threshold, false, false);
        System.out.printf(
                Locale.ROOT,
                "    from %.2f: kept %5.1f %%, answered rightly %5.1f %%, refused %5.1f %%%n",
                threshold,
                100.0 * kept / answerable,
                100.0 * rightly / answerable,
                100.0 - 100.0 * passed / Math.max(1, seen.size() - answerable));
    }

    private static long count(
            List<Seen> seen, Confidence confidence, double threshold, boolean answerable, boolean rightly) {
        return seen.stream()
                .filter(one -> one.isAnswerable() == answerable)
                .filter(one -> confidence.of(one.score(), one.lead()) >= threshold)
                .filter(one -> one.isRight() || !rightly)
                .count();
    }
}
