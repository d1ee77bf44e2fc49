/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import dev.parley.api.embed.SentenceModel;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that looks at the folder, indexes what is new, one document after another, and keeps this node's index up
 * to date. What fails is tried again at the next round.
 */
final class Background {

    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    /** Of the vectors of the model that Parley ships, until it is there. */
    private static final int DIMENSIONS = 384;

    private static final long STOP_MILLIS = 10_000;

    private final FolderWatch folder;
    private final Indexing indexing;
    private final PassageTable passages;
    private final LocalIndex index;
    private final Supplier<Optional<SentenceModel>> models;
    private final Duration interval;
    private final Thread thread;
    private volatile boolean isStopping;
    private boolean isWoken;
    private boolean isFailing;
    private boolean hasIndexed;
    private long lookedAt;
    private long followedAt;
    private String model = "";

    Background(
            FolderWatch folder,
            Indexing indexing,
            PassageTable passages,
            LocalIndex index,
            Supplier<Optional<SentenceModel>> models,
            Duration interval) {
        this.folder = folder;
        this.indexing = indexing;
        this.passages = passages;
        this.index = index;
        this.models = models;
        this.interval = interval;
        this.thread = new Thread(this::run, "parley-documents");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
    }

    void start() {
        thread.start();
    }

    /** There may be something to do. */
    synchronized void wake() {
        isWoken = true;
        notifyAll();
    }

    /** Ends the thread; what it has begun is gone on with after the next start. */
    void stop() {
        isStopping = true;
        wake();
        try {
            thread.join(STOP_MILLIS);
            if (thread.isAlive()) {
                thread.interrupt(); // it waits for a document that takes long to read
                thread.join(STOP_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!isStopping) {
                if (!round()) {
                    pause();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    /** @return whether there is more to do at once */
    private boolean round() throws InterruptedException {
        try {
            var current = models.get();
            boolean isDue = !hasIndexed || System.nanoTime() - lookedAt > interval.toNanos();
            if (isDue) {
                look(current);
            }
            hasIndexed =
                    indexing.next(current, () -> isStopping || !models.get().equals(current), () -> follow(current));
            isFailing = false;
            return hasIndexed || !isDue;
        } catch (IOException | RuntimeException | LinkageError e) {
            failed(e);
            return false;
        }
    }

    private void look(Optional<SentenceModel> current) throws IOException {
        lookedAt = System.nanoTime();
        folder.look();
        if (current.isPresent() && !current.get().name().equals(model)) {
            passages.outdated(current.get().name());
            model = current.get().name();
        }
        catchUp(current);
    }

    /** A long document does not keep the others from being found that are done. */
    private void follow(Optional<SentenceModel> current) {
        if (System.nanoTime() - followedAt > interval.toNanos()) {
            catchUp(current);
        }
    }

    private void catchUp(Optional<SentenceModel> current) {
        followedAt = System.nanoTime();
        index.follow(current.map(SentenceModel::dimensions).orElse(index.dimensions(DIMENSIONS)));
    }

    private void failed(Throwable e) {
        if (!isFailing) {
            LOG.warn("Documents are not indexed just now; it is tried again and again", e);
        }
        isFailing = true;
        hasIndexed = false;
    }

    private synchronized void pause() throws InterruptedException {
        long end = System.nanoTime() + interval.toNanos();
        for (long left = interval.toNanos(); left > 0 && !isWoken; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        isWoken = false;
    }

    private void close() {
        try {
            index.close();
        } catch (RuntimeException e) {
            LOG.debug("The index is left as it is", e);
        }
    }
}
