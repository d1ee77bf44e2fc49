/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.faq;

import dev.parley.api.embed.SentenceModel;
import dev.parley.api.embed.VectorCache;
import dev.parley.api.faq.Faqs.Edition;
import dev.parley.lib.search.Vectors;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is searched, and how it keeps up: with a new edition at once, with a new model in the background. While many
 * vectors are being made, words and exact texts answer. Thread-safe.
 */
final class Index {

    private static final Logger LOG = LoggerFactory.getLogger(Index.class);

    /** Whoever changes at most so many FAQs waits for their vectors: less than a second for most. */
    static final int AT_ONCE = 20;

    private static final Duration PAUSE = Duration.ofMinutes(1);

    /** A model with the vectors that it has made. */
    private record Learner(SentenceModel model, Vectors vectors) {}

    private final Supplier<Optional<SentenceModel>> model;
    private final VectorCache cache;
    private volatile Searched searched;
    private volatile Learner learner;
    private volatile long failedAt = System.nanoTime() - PAUSE.toNanos();

    Index(Supplier<Optional<SentenceModel>> model, VectorCache cache) {
        this.model = model;
        this.cache = cache;
    }

    /** Empty until there was an edition. */
    Optional<Searched> searched() {
        return Optional.ofNullable(searched);
    }

    /** Returns when this edition, or a later one, is searched. */
    synchronized void take(Edition edition) {
        if (searched == null || number(edition) > number(searched.edition())) {
            searched = withFewVectors(edition).orElseGet(() -> Searched.byWords(edition));
        }
    }

    private static long number(Edition edition) {
        return Long.parseLong(edition.revision());
    }

    private Optional<Searched> withFewVectors(Edition edition) {
        return model.get()
                .filter(there -> searched != null && searched.isLearnedBy(there))
                .filter(there -> searched.unlike(edition) <= AT_ONCE)
                .flatMap(there -> learned(edition, there));
    }

    /** Makes the vectors that are missing, if any are and it did not fail just now. For one thread. */
    void learn() {
        var before = searched;
        model.get()
                .filter(there -> before != null && !before.isLearnedBy(there))
                .filter(there -> System.nanoTime() - failedAt >= PAUSE.toNanos())
                .flatMap(there -> learned(before.edition(), there))
                .ifPresent(after -> replace(before, after));
    }

    /** If there is another edition meanwhile, it is learned next: then most vectors are there. */
    private synchronized void replace(Searched before, Searched after) {
        if (searched == before) {
            searched = after;
        }
    }

    private Optional<Searched> learned(Edition edition, SentenceModel by) {
        try {
            return Optional.of(Searched.byMeaning(edition, by, learner(by).vectors()));
        } catch (RuntimeException | LinkageError e) {
            failedAt = System.nanoTime();
            LOG.warn("FAQs are searched by words only: the sentence model {} failed", by.name(), e);
            return Optional.empty();
        }
    }

    private Learner learner(SentenceModel by) {
        var last = learner;
        if (last == null || last.model() != by) {
            last = new Learner(by, new Remembered(Vectors.kept(by, Optional.of(cache))));
            learner = last;
        }
        return last;
    }
}
