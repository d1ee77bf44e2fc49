/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.semantic;

import java.util.Arrays;
import java.util.List;

/** How much each expert's word counts. */
final class Fusion {

    private static final int STEPS = 150;
    private static final double STEP = 0.03;

    /** How many sentences the customary weights count for. */
    private static final double INERTIA = 10;

    private final double[] customary;
    private final double[] weights;

    private Fusion(double[] customary) {
        this.customary = customary;
        this.weights = customary.clone();
    }

    /** The weights that are used where nothing else is known. */
    static Fusion customary(int experts) {
        var weights = Arrays.copyOf(Panel.CUSTOMARY, experts + 1);
        weights[experts] = Panel.CUSTOMARY_NEIGHBOURS;
        return new Fusion(weights);
    }

    /** The weights under which what was right was most likely, for sentences that the experts had not seen. */
    static Fusion fit(int experts, List<Evidence> heard, int[] labels) {
        var fusion = customary(experts);
        var factors = new double[experts + 1];
        Arrays.fill(factors, 1);
        var mean = new double[factors.length];
        var square = new double[factors.length];
        for (int t = 1; t <= STEPS; t++) {
            var slope = fusion.slope(factors, heard, labels);
            for (int e = 0; e < factors.length; e++) {
                mean[e] = 0.9 * mean[e] + 0.1 * slope[e];
                square[e] = 0.99 * square[e] + 0.01 * slope[e] * slope[e];
                double bias = Math.sqrt(1 - Math.pow(0.99, t)) / (1 - Math.pow(0.9, t));
                factors[e] = Math.max(0, factors[e] - STEP * bias * mean[e] / (Math.sqrt(square[e]) + 1e-9));
                fusion.weights[e] = factors[e] * fusion.customary[e];
            }
        }
        return fusion;
    }

    private double[] slope(double[] factors, List<Evidence> heard, int[] labels) {
        var slope = new double[factors.length];
        for (int i = 0; i < labels.length; i++) {
            int right = heard.get(i).place(labels[i]);
            if (right >= 0) {
                add(heard.get(i), right, slope);
            }
        }
        for (int e = 0; e < slope.length; e++) {
            slope[e] = (slope[e] + INERTIA * (factors[e] - 1)) / (labels.length + INERTIA);
        }
        return slope;
    }

    private void add(Evidence evidence, int right, double[] slope) {
        var logs = Vectors.logSoftmax(weigh(evidence));
        for (int c = 0; c < logs.length; c++) {
            double error = Math.exp(logs[c]) - (c == right ? 1 : 0);
            for (int e = 0; e < slope.length; e++) {
                slope[e] += error * customary[e] * evidence.scores()[e][c];
            }
        }
    }

    /** How much speaks for each candidate, in all; a logit. */
    float[] weigh(Evidence evidence) {
        var sum = new float[evidence.candidates().length];
        for (int e = 0; e < weights.length; e++) {
            Vectors.add(sum, (float) weights[e], evidence.scores()[e]);
        }
        return sum;
    }

    @Override
    public String toString() {
        return Arrays.toString(weights);
    }
}
