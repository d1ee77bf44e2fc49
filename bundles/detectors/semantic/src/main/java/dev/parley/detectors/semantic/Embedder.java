/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.semantic;

import dev.parley.api.embed.SentenceModel;
import dev.parley.api.embed.VectorCache;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The vectors of sentences, each asked of the model once. Thread-safe. */
final class Embedder {

    private static final Logger LOG = LoggerFactory.getLogger(Embedder.class);
    private static final int PORTION = 64;

    private final SentenceModel model;
    private final Optional<VectorCache> cache;
    private final Map<String, float[]> known = new ConcurrentHashMap<>();

    Embedder(SentenceModel model, Optional<VectorCache> cache) {
        this.model = model;
        this.cache = cache;
    }

    /**
     * Sees to it that the vectors of these are known, of as many as the budget is enough for; the first go first.
     *
     * @param budget how many may be asked of the model
     */
    void embed(Collection<String> texts, int budget, Wanted wanted) {
        recall(texts);
        var missing = new LinkedHashSet<>(texts)
                .stream().filter(text -> !known.containsKey(text)).limit(budget).toList();
        for (int from = 0; from < missing.size(); from += PORTION) {
            wanted.check();
            embed(missing.subList(from, Math.min(missing.size(), from + PORTION)));
        }
    }

    boolean isKnown(String text) {
        return known.containsKey(text);
    }

    float[] vector(String text) {
        return known.get(text);
    }

    /** Lets go of all others. */
    void retain(Collection<String> texts) {
        known.keySet().retainAll(texts);
    }

    private void embed(List<String> texts) {
        var vectors = model.embed(texts);
        var fresh = new HashMap<String, float[]>();
        for (int i = 0; i < texts.size(); i++) {
            fresh.put(texts.get(i), vectors.get(i));
        }
        known.putAll(fresh);
        try {
            cache.ifPresent(kept -> kept.keep(model.name(), fresh));
        } catch (RuntimeException e) {
            LOG.debug("Vectors of {} sentences were not kept", texts.size(), e);
        }
    }

    private void recall(Collection<String> texts) {
        var missing = texts.stream().filter(text -> !known.containsKey(text)).toList();
        try {
            if (!missing.isEmpty()) {
                cache.ifPresent(kept -> known.putAll(kept.find(model.name(), missing)));
            }
        } catch (RuntimeException e) {
            LOG.debug("Vectors of {} sentences were not found", missing.size(), e);
        }
    }
}
