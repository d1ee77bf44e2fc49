/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.testkit;

import dev.parley.api.embed.SentenceModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A model for tests: texts are near that share letters. Remembers what it was asked for. */
public final class Bag implements SentenceModel {

    public final List<String> asked = new ArrayList<>();
    public boolean fails;

    @Override
    public String name() {
        return "bag";
    }

    @Override
    public int dimensions() {
        return 27;
    }

    @Override
    public synchronized List<float[]> embed(List<String> texts) {
        if (fails) {
            throw new IllegalStateException("The model bag is closed.");
        }
        asked.addAll(texts);
        return texts.stream().map(Bag::vector).toList();
    }

    private static float[] vector(String text) {
        var vector = new float[27];
        text.toLowerCase(Locale.ROOT).chars().forEach(c -> vector[c >= 'a' && c <= 'z' ? c - 'a' : 26]++);
        double squares = 0;
        for (float number : vector) {
            squares += number * number;
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= (float) Math.sqrt(Math.max(1, squares));
        }
        return vector;
    }
}
