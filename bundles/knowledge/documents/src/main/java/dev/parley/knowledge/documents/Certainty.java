/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import dev.parley.knowledge.documents.Searching.Found;
import java.util.List;

/**
 * How likely it is that a passage answers a question: logistic curves, fitted to every other one of the questions in
 * questions.tsv with the model that Parley ships; one for search by meaning and words, one for words alone. They
 * are raised by 0.65 in their logarithms, so that a passage counts as sure from a fitted probability of 0.55 on.
 */
final class Certainty {

    private static final double[] OF_BOTH = {10.3, 6.6, 4.9, -9.05};
    private static final double[] OF_WORDS = {0, 8.6, 4.9, -4.05};

    private Certainty() {}

    /** @param i which of those that were found, from 0 */
    static double of(String question, List<Found> found, int i) {
        if (found.isEmpty()) {
            return 0;
        }
        var weights = found.get(i).hit().byMeaning() > 0 ? OF_BOTH : OF_WORDS;
        var features = features(question, found, i);
        double sum = weights[features.length];
        for (int n = 0; n < features.length; n++) {
            sum += weights[n] * features[n];
        }
        return 1 / (1 + Math.exp(-sum));
    }

    /**
     * How near it is by meaning, how much of the question's words it has, and, of the first, how far it is
     * ahead of the second.
     */
    static double[] features(String question, List<Found> found, int i) {
        if (found.isEmpty()) {
            return new double[3];
        }
        var hit = found.get(i).hit();
        double next = i + 1 < found.size() ? found.get(i + 1).hit().score() : 0;
        double share = Stems.share(
                Stems.of(question), Stems.of(Embedding.textOf(found.get(i).piece())));
        return new double[] {hit.byMeaning(), share, i == 0 ? hit.score() - next : 0};
    }
}
