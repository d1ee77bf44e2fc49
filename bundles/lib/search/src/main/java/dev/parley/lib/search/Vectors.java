/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.search;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.embed.SentenceModel;
import dev.parley.api.embed.VectorCache;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Vectors of texts that are searched. */
@FunctionalInterface
public interface Vectors {

    /** How many texts a model gets at once, so that questions of users come in between. */
    int AT_ONCE = 8;

    /** @param texts each once */
    Map<String, float[]> of(List<String> texts);

    /** Makes them anew. */
    static Vectors by(SentenceModel model) {
        return texts -> {
            var vectors = new HashMap<String, float[]>();
            for (int from = 0; from < texts.size(); from += AT_ONCE) {
                var some = texts.subList(from, Math.min(from + AT_ONCE, texts.size()));
                var made = model.embed(some);
                for (int i = 0; i < some.size(); i++) {
                    vectors.put(some.get(i), made.get(i));
                }
            }
            return vectors;
        };
    }

    /** Makes those that are not kept, and keeps them. A cache that does not answer is done without. */
    static Vectors kept(SentenceModel model, Optional<VectorCache> cache) {
        return texts -> {
            var vectors = new HashMap<>(find(model, cache, texts));
            vectors.values().removeIf(vector -> vector.length != model.dimensions());
            var made = by(model)
                    .of(texts.stream()
                            .filter(text -> !vectors.containsKey(text))
                            .toList());
            vectors.putAll(made);
            keep(model, cache, made);
            return vectors;
        };
    }

    private static Map<String, float[]> find(SentenceModel model, Optional<VectorCache> cache, List<String> texts) {
        try {
            return cache.map(there -> there.find(model.name(), texts)).orElse(Map.of());
        } catch (Unavailable e) {
            return Map.of();
        }
    }

    private static void keep(SentenceModel model, Optional<VectorCache> cache, Map<String, float[]> made) {
        try {
            cache.filter(there -> !made.isEmpty()).ifPresent(there -> there.keep(model.name(), made));
        } catch (Unavailable e) {
            // They are made again after the next start.
        }
    }
}
