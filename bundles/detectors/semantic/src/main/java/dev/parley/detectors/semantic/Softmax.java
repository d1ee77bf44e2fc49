/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.semantic;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Logistic regression on sentence vectors, for any number of intents. */
final class Softmax implements Expert {

    /** Vectors of sentences lie close together: apart from their mean they are stretched by this. */
    private static final float STRETCH = 10;

    private final float[] mean;
    private final float[][] weights;

    private Softmax(float[] mean, float[][] weights) {
        this.mean = mean;
        this.weights = weights;
    }

    static Softmax fit(Examples examples, Wanted wanted) {
        var mean = Vectors.mean(examples.vectors());
        var softmax = new Softmax(mean, new float[mean.length + 1][examples.classes()]);
        var descent = new Descent(softmax.weights);
        var gradient = new float[mean.length + 1][examples.classes()];
        int epochs = examples.size() > 4000 ? 10 : 30;
        new Shuffled(examples.size(), wanted).batches(epochs, (batch, left) -> {
            for (var row : gradient) {
                Arrays.fill(row, 0);
            }
            for (int i : batch) {
                softmax.learn(examples.vectors()[i], examples.labels()[i], 1f / batch.length, gradient);
            }
            descent.step(gradient, left);
        });
        return softmax;
    }

    private void learn(float[] vector, int label, float share, float[][] gradient) {
        var error = probabilities(vector);
        error[label] -= 1;
        for (int d = 0; d < mean.length; d++) {
            Vectors.add(gradient[d], share * STRETCH * (vector[d] - mean[d]), error);
        }
        Vectors.add(gradient[mean.length], share, error);
    }

    private float[] probabilities(float[] vector) {
        var logs = Vectors.logSoftmax(scores("", vector));
        IntStream.range(0, logs.length).forEach(c -> logs[c] = (float) Math.exp(logs[c]));
        return logs;
    }

    @Override
    public float[] scores(String text, float[] vector) {
        var logits = weights[mean.length].clone();
        for (int d = 0; d < mean.length; d++) {
            Vectors.add(logits, STRETCH * (vector[d] - mean[d]), weights[d]);
        }
        return logits;
    }
}
