/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.semantic;

/** Logistic regression on the words of a sentence, for what vectors of meaning blur: names, jargon, negations. */
final class Wordwise implements Expert {

    /** Weights below do not change which intent wins; without them most of the table is empty. */
    private static final float SMALLEST = 0.02f;

    /** What a term says of some of the intents. */
    private record Opinion(short[] intents, float[] weights) {

        static Opinion of(float[] row) {
            int count = 0;
            for (float weight : row) {
                count += Math.abs(weight) > SMALLEST ? 1 : 0;
            }
            var opinion = new Opinion(new short[count], new float[count]);
            for (int c = 0, i = 0; c < row.length; c++) {
                if (Math.abs(row[c]) > SMALLEST) {
                    opinion.intents[i] = (short) c;
                    opinion.weights[i++] = row[c];
                }
            }
            return opinion;
        }

        void add(float factor, float[] logits) {
            for (int i = 0; i < intents.length; i++) {
                logits[intents[i]] += factor * weights[i];
            }
        }
    }

    private final Terms terms;
    private final Opinion[] opinions;
    private final float[] bias;

    private Wordwise(Terms terms, float[][] weights, float[] bias) {
        this.terms = terms;
        this.bias = bias;
        opinions = new Opinion[weights.length];
        for (int i = 0; i < opinions.length; i++) {
            opinions[i] = Opinion.of(weights[i]);
        }
    }

    static Wordwise fit(Examples examples, Wanted wanted) {
        var terms = Terms.of(examples.texts());
        var rows = examples.texts().stream().map(terms::weighted).toArray(Terms.Weighted[]::new);
        var weights = new float[terms.size()][examples.classes()];
        var bias = new float[examples.classes()];
        int epochs = examples.size() > 4000 ? 10 : 20;
        new Shuffled(rows.length, wanted).batches(epochs, (batch, left) -> {
            for (int i : batch) {
                learn(rows[i], examples.labels()[i], left, weights, bias);
            }
        });
        return new Wordwise(terms, weights, bias);
    }

    private static void learn(Terms.Weighted row, int label, float rate, float[][] weights, float[] bias) {
        var error = bias.clone();
        for (int i = 0; i < row.terms().length; i++) {
            Vectors.add(error, row.weights()[i], weights[row.terms()[i]]);
        }
        float sum = Vectors.logSum(error);
        for (int c = 0; c < error.length; c++) {
            error[c] = (float) Math.exp(error[c] - sum);
        }
        error[label] -= 1;
        for (int i = 0; i < row.terms().length; i++) {
            Vectors.add(weights[row.terms()[i]], -rate * row.weights()[i], error);
        }
        Vectors.add(bias, -rate * 0.1f, error);
    }

    @Override
    public float[] scores(String text, float[] vector) {
        var row = terms.weighted(text);
        var logits = bias.clone();
        for (int i = 0; i < row.terms().length; i++) {
            opinions[row.terms()[i]].add(row.weights()[i], logits);
        }
        return logits;
    }
}
