/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.chatbot;

import dev.parley.api.feedback.Asked;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups texts by their vectors: a text joins the group whose mean it is nearest to, or begins one. Those asked most
 * often are looked at first, so that groups form around them, and all twice, so that the order matters little.
 */
final class Clusters {

    record Cluster(String name, List<Asked> questions) {}

    /**
     * The least cosine between a text and the mean of its group, for bge-small-en-v1.5: questions about the same are
     * mostly above 0.8, about different things of one subject below 0.72.
     */
    private static final double ALIKE = 0.76;

    private static final class Mean {

        private final float[] sum;

        Mean(int dimensions) {
            sum = new float[dimensions];
        }

        void add(float[] vector) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += vector[i];
            }
        }

        double cosine(float[] vector) {
            double product = 0;
            double square = 0;
            for (int i = 0; i < sum.length; i++) {
                product += sum[i] * vector[i];
                square += sum[i] * sum[i];
            }
            return square == 0 ? 0 : product / Math.sqrt(square);
        }
    }

    private Clusters() {}

    /** @param same the questions that have the same words, by these words, which have a vector each */
    static List<Cluster> of(Map<String, List<Asked>> same, Map<String, float[]> vectors) {
        var texts = same.keySet().stream()
                .sorted(Comparator.comparingInt((String text) -> same.get(text).size())
                        .reversed())
                .toList();
        var means = means(texts, vectors);
        var members = new LinkedHashMap<Mean, List<String>>();
        texts.forEach(text -> members.computeIfAbsent(nearest(means, vectors.get(text)), mean -> new ArrayList<>())
                .add(text));
        return members.entrySet().stream()
                .map(entry -> cluster(entry.getKey(), entry.getValue(), same, vectors))
                .toList();
    }

    private static List<Mean> means(List<String> texts, Map<String, float[]> vectors) {
        var means = new ArrayList<Mean>();
        for (var text : texts) {
            var vector = vectors.get(text);
            var near = means.isEmpty() ? null : nearest(means, vector);
            if (near == null || near.cosine(vector) < ALIKE) {
                near = new Mean(vector.length);
                means.add(near);
            }
            near.add(vector);
        }
        return means;
    }

    private static Mean nearest(List<Mean> means, float[] vector) {
        return means.stream()
                .max(Comparator.comparingDouble(mean -> mean.cosine(vector)))
                .orElseThrow();
    }

    private static Cluster cluster(
            Mean mean, List<String> texts, Map<String, List<Asked>> same, Map<String, float[]> vectors) {
        var name = texts.stream()
                .max(Comparator.comparingDouble(text -> mean.cosine(vectors.get(text))))
                .orElseThrow();
        return new Cluster(
                same.get(name).get(0).question(),
                texts.stream().flatMap(text -> same.get(text).stream()).toList());
    }
}
