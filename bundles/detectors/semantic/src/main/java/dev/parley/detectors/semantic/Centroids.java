/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.semantic;

/** How near a sentence is to the middle of each intent's examples, as a cosine. Needs no training. */
final class Centroids implements Expert {

    private final float[][] middles;

    private Centroids(float[][] middles) {
        this.middles = middles;
    }

    static Centroids of(Examples examples) {
        var middles = new float[examples.classes()][examples.vectors()[0].length];
        for (int i = 0; i < examples.size(); i++) {
            Vectors.add(middles[examples.labels()[i]], 1, examples.vectors()[i]);
        }
        for (int c = 0; c < middles.length; c++) {
            middles[c] = Vectors.unit(middles[c]);
        }
        return new Centroids(middles);
    }

    @Override
    public float[] scores(String text, float[] vector) {
        var cosines = new float[middles.length];
        for (int c = 0; c < cosines.length; c++) {
            cosines[c] = Vectors.dot(middles[c], vector);
        }
        return cosines;
    }

    @Override
    public float familiarity(float[] scores) {
        return scores[Vectors.argMax(scores)];
    }
}
