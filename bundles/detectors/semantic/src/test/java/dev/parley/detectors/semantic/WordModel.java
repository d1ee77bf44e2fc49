/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.semantic;

import dev.parley.api.embed.SentenceModel;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** A quick model for which sentences with the same words mean the same. Counts, waits and fails on demand. */
final class WordModel implements SentenceModel {

    final Set<String> asked = ConcurrentHashMap.newKeySet();
    volatile boolean failing;

    /** What lets those in who ask about this text or any after it. */
    volatile CountDownLatch gate = new CountDownLatch(0);

    volatile String gated = "";

    @Override
    public String name() {
        return "words";
    }

    @Override
    public int dimensions() {
        return 64;
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        if (failing) {
            throw new IllegalStateException("the model does not work");
        }
        if (texts.contains(gated)) {
            await();
        }
        asked.addAll(texts);
        return texts.stream().map(WordModel::vector).toList();
    }

    private void await() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static float[] vector(String text) {
        var vector = new float[64];
        for (String word : text.toLowerCase(java.util.Locale.ROOT).split("\\W+")) {
            var random = new Random(word.hashCode());
            for (int i = 0; i < vector.length; i++) {
                vector[i] += (float) random.nextGaussian();
            }
        }
        return Vectors.unit(vector);
    }
}
