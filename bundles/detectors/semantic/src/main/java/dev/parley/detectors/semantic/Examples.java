/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.semantic;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Sentences and what they mean.
 *
 * @param intents names, by number
 * @param texts the sentences
 * @param labels the number of each sentence's intent
 * @param vectors of the sentences, each of length 1
 */
record Examples(List<String> intents, List<String> texts, int[] labels, float[][] vectors) {

    private static final int MOST_AGAINST = 2000;

    int size() {
        return labels.length;
    }

    int classes() {
        return intents.size();
    }

    int[] counts() {
        var counts = new int[classes()];
        for (int label : labels) {
            counts[label]++;
        }
        return counts;
    }

    Examples only(int[] chosen) {
        return new Examples(
                intents,
                Arrays.stream(chosen).mapToObj(texts::get).toList(),
                Arrays.stream(chosen).map(i -> labels[i]).toArray(),
                Arrays.stream(chosen).mapToObj(i -> vectors[i]).toArray(float[][]::new));
    }

    /** Two classes instead: what means nothing, 0, and a sample of what means something, 1. */
    Examples against(Negatives negatives) {
        int step = 1 + size() / MOST_AGAINST;
        var kept = IntStream.range(0, size()).filter(i -> i % step == 0).toArray();
        var sample = only(kept);
        var labels = new int[negatives.size() + kept.length];
        Arrays.fill(labels, negatives.size(), labels.length, 1);
        return new Examples(
                List.of("nothing", "something"),
                Stream.concat(negatives.texts().stream(), sample.texts.stream()).toList(),
                labels,
                Stream.of(negatives.vectors(), sample.vectors)
                        .flatMap(Stream::of)
                        .toArray(float[][]::new));
    }

    /** Which of so many folds each sentence belongs to; those of one intent are dealt out evenly. */
    int[] folds(int folds) {
        var dealt = new int[classes()];
        return IntStream.of(labels)
                .map(label -> (dealt[label]++ + label) % folds)
                .toArray();
    }
}
