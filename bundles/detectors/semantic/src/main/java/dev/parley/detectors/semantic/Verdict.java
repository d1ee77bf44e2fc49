/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.semantic;

import java.util.Arrays;

/**
 * Which candidate won, and the marks of whether that can be trusted.
 *
 * @param shares of the candidates, adding up to 1
 * @param winner the place of the greatest
 * @param marks the more of each, the more trust
 */
record Verdict(Evidence evidence, float[] shares, int winner, double[] marks) {

    static Verdict of(Evidence evidence, Fusion fusion) {
        var logs = Vectors.logSoftmax(fusion.weigh(evidence));
        int winner = Vectors.argMax(logs);
        var shares = new float[logs.length];
        for (int c = 0; c < shares.length; c++) {
            shares[c] = (float) Math.exp(logs[c]);
        }
        var familiarity = evidence.familiarity();
        var marks = new double[familiarity.length + 4];
        for (int e = 0; e < familiarity.length; e++) {
            marks[e] = familiarity[e];
        }
        marks[familiarity.length] = Math.log(Math.max(1e-4, shares[winner]));
        marks[familiarity.length + 1] = evidence.nearness()[winner].mean();
        marks[familiarity.length + 2] = evidence.nearness()[winner].cosine();
        marks[familiarity.length + 3] = evidence.scores()[0][winner];
        return new Verdict(evidence, shares, winner, marks);
    }

    int intent() {
        return evidence.candidates()[winner];
    }

    float cosine() {
        return evidence.nearness()[winner].cosine();
    }

    @Override
    public String toString() {
        return intent() + " " + Arrays.toString(marks);
    }
}
