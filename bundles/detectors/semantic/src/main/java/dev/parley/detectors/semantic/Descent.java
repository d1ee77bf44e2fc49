/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.semantic;

/** Adam: gradient descent with a step of its own for each weight (Kingma and Ba, 2015), and weights kept small. */
final class Descent {

    private static final float RATE = 0.03f;
    private static final float DECAY = 1e-3f;

    private final float[][] weights;
    private final float[][] means;
    private final float[][] squares;
    private double meanBias = 1;
    private double squareBias = 1;

    Descent(float[][] weights) {
        this.weights = weights;
        this.means = new float[weights.length][weights[0].length];
        this.squares = new float[weights.length][weights[0].length];
    }

    /** @param left how much of the way is left, 1 to 0: steps become smaller with it */
    void step(float[][] gradient, float left) {
        meanBias *= 0.9;
        squareBias *= 0.999;
        float rate = RATE * left / (float) (1 - meanBias);
        float unbias = (float) (1 / (1 - squareBias));
        for (int row = 0; row < weights.length; row++) {
            step(weights[row], gradient[row], means[row], squares[row], rate, unbias);
        }
    }

    private static void step(float[] w, float[] gradient, float[] mean, float[] square, float rate, float unbias) {
        for (int i = 0; i < w.length; i++) {
            float slope = gradient[i] + DECAY * w[i];
            mean[i] = 0.9f * mean[i] + 0.1f * slope;
            square[i] = 0.999f * square[i] + 0.001f * slope * slope;
            w[i] -= rate * mean[i] / ((float) Math.sqrt(square[i] * unbias) + 1e-8f);
        }
    }
}
