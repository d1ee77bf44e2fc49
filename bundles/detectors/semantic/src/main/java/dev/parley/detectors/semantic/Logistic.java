/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.semantic;

import java.util.List;

/**
 * How likely something is, by marks of which more always means likelier: logistic regression without negative weights.
 */
final class Logistic {

    private static final int STEPS = 400;
    private static final double STEP = 0.03;

    /** How many cases the weights that one begins with count for. */
    private static final double INERTIA = 2;

    private final double[] mean;
    private final double[] deviation;

    /** The last is the constant. */
    private final double[] weights;

    private Logistic(double[] mean, double[] deviation) {
        this.mean = mean;
        this.deviation = deviation;
        this.weights = new double[mean.length + 1];
    }

    /** @param weight how much it counts */
    record Case(double[] marks, boolean true_, double weight) {}

    static Logistic fit(List<Case> cases) {
        int marks = cases.get(0).marks().length;
        var mean = new double[marks];
        var deviation = new double[marks];
        double total = cases.stream().mapToDouble(Case::weight).sum();
        for (var one : cases) {
            for (int m = 0; m < marks; m++) {
                mean[m] += one.weight() / total * one.marks()[m];
            }
        }
        for (var one : cases) {
            for (int m = 0; m < marks; m++) {
                deviation[m] += one.weight() / total * Math.pow(one.marks()[m] - mean[m], 2);
            }
        }
        for (int m = 0; m < marks; m++) {
            deviation[m] = Math.sqrt(deviation[m]) + 1e-6;
        }
        var logistic = new Logistic(mean, deviation);
        logistic.learn(cases, cases.size() / total);
        return logistic;
    }

    private void learn(List<Case> cases, double unit) {
        var first = new double[weights.length];
        java.util.Arrays.fill(first, 0, mean.length, 2.0 / mean.length);
        System.arraycopy(first, 0, weights, 0, first.length);
        var momentum = new double[weights.length];
        var square = new double[weights.length];
        for (int t = 1; t <= STEPS; t++) {
            var slope = slope(cases, unit, first);
            for (int m = 0; m < weights.length; m++) {
                momentum[m] = 0.9 * momentum[m] + 0.1 * slope[m];
                square[m] = 0.99 * square[m] + 0.01 * slope[m] * slope[m];
                double bias = Math.sqrt(1 - Math.pow(0.99, t)) / (1 - Math.pow(0.9, t));
                weights[m] -= STEP * bias * momentum[m] / (Math.sqrt(square[m]) + 1e-9);
                weights[m] = m < mean.length ? Math.max(0, weights[m]) : weights[m];
            }
        }
    }

    private double[] slope(List<Case> cases, double unit, double[] first) {
        var slope = new double[weights.length];
        for (var one : cases) {
            double error = (of(one.marks()) - (one.true_() ? 1 : 0)) * one.weight() * unit;
            for (int m = 0; m < mean.length; m++) {
                slope[m] += error * (one.marks()[m] - mean[m]) / deviation[m];
            }
            slope[mean.length] += error;
        }
        for (int m = 0; m < slope.length; m++) {
            slope[m] = (slope[m] + (m < mean.length ? INERTIA * (weights[m] - first[m]) : 0)) / cases.size();
        }
        return slope;
    }

    /** 0 to 1. */
    double of(double[] marks) {
        double sum = weights[mean.length];
        for (int m = 0; m < mean.length; m++) {
            sum += weights[m] * (marks[m] - mean[m]) / deviation[m];
        }
        return 1 / (1 + Math.exp(-sum));
    }

    @Override
    public String toString() {
        return java.util.Arrays.toString(weights);
    }
}
