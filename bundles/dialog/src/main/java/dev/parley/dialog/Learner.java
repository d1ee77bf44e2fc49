/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.detect.Detector;
import dev.parley.api.intent.IntentSpec;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has one detector learn what is deployed, on a thread of its own: one that never comes to an end keeps no other from
 * learning. What it has learned before is used meanwhile.
 */
final class Learner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Learner.class);

    /** A recognizer, and what it was made of. */
    private record Learned(List<Deployed> intents, Recognition recognition) {}

    private final Detector detector;
    private final Bulkhead bulkhead;
    private final Map<Set<Long>, Learned> learned = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor thread;
    private volatile long done;

    Learner(Detector detector, Bulkhead bulkhead) {
        this.detector = detector;
        this.bulkhead = bulkhead;
        this.thread = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            var thread = new Thread(task, "parley-learn");
            thread.setDaemon(true);
            thread.setContextClassLoader(Learner.class.getClassLoader());
            return thread;
        });
        thread.prestartCoreThread(); // not by whoever deploys something, whose class loader it would keep
    }

    Origin origin() {
        return bulkhead.origin();
    }

    /** Whether it has learned what this wish was about. */
    boolean isDone(long wish) {
        return done >= wish;
    }

    /** Learns, after what it was told to learn before. */
    Future<?> then(Runnable learning, long wish) {
        try {
            return thread.submit(() -> {
                learning.run();
                done = wish;
            });
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(null); // the detector is gone
        }
    }

    /**
     * Makes of each picture's intents what tells them apart; nothing anew of those that it knows. What most conversations
     * see comes last, as a detector may go on working at what it has learned last.
     */
    void learn(Map<Set<Long>, List<Deployed>> wanted) {
        wanted.keySet().stream().sorted(Comparator.comparingInt(Set::size)).forEach(cut -> same(wanted.get(cut))
                .or(() -> made(wanted.get(cut)))
                .ifPresentOrElse(its -> learned.put(cut, its), () -> learned.remove(cut)));
        learned.keySet().retainAll(wanted.keySet());
    }

    /** What it knows by now for a picture, if not for exactly these intents. */
    Optional<Recognition> known(Set<Long> cut, List<Deployed> intents) {
        return same(intents)
                .or(() -> Optional.ofNullable(learned.get(cut)))
                .or(() -> learned.values().stream().findFirst())
                .map(Learned::recognition);
    }

    private Optional<Learned> same(List<Deployed> intents) {
        return learned.values().stream()
                .filter(its -> its.intents().equals(intents))
                .findFirst();
    }

    private Optional<Learned> made(List<Deployed> intents) {
        return recognizer(intents.stream().map(Deployed::spec).toList())
                .map(recognizer -> new Recognition(detector.name(), detector.isFree(), recognizer, bulkhead))
                .map(recognition -> new Learned(intents, recognition));
    }

    /** What the detector makes of the intents; one that it cannot learn costs that intent its phrases, no other. */
    private Optional<Detector.Recognizer> recognizer(List<IntentSpec> specs) {
        try {
            return Optional.of(detector.learn(specs));
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            var learnable = specs.stream().filter(this::isLearnable).toList();
            return learnable.size() < specs.size() ? recognizer(learnable) : unusable(e);
        }
    }

    private boolean isLearnable(IntentSpec spec) {
        try {
            detector.learn(List.of(spec));
            return true;
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            LOG.warn("Detector {} cannot learn intent {}: {}", detector.name(), spec.name(), e.getMessage());
            return false;
        }
    }

    private Optional<Detector.Recognizer> unusable(Throwable why) {
        LOG.warn("Detector {} cannot be used", detector.name(), why);
        return Optional.empty();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
