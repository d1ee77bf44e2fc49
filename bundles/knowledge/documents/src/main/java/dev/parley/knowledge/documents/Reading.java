/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a document in a thread of its own, which is given up when it takes too long; a document that is made to do harm
 * is a document that cannot be read.
 */
final class Reading {

    private static final Logger LOG = LoggerFactory.getLogger(Reading.class);

    /** Of all parts of a document together, and an eighth of it for one part. In bytes. */
    private static final long MOST_UNPACKED = 512 << 20;

    private static final int SECONDS = 120;
    /** So long after it was to give up, a thread is no longer waited for. */
    private static final int GRACE_SECONDS = 15;

    private static final long STACK = 1 << 20;

    private final int seconds;
    private final long mostUnpacked;

    Reading() {
        this(SECONDS, MOST_UNPACKED);
    }

    Reading(int seconds, long mostUnpacked) {
        this.seconds = seconds;
        this.mostUnpacked = mostUnpacked;
    }

    /** @throws Unreadable with what is wrong, for an admin */
    List<Piece> pieces(String name, Kind kind, byte[] content) throws Unreadable, InterruptedException {
        if (content.length == 0) {
            throw new Unreadable("It is empty.");
        }
        var patience = new Patience(seconds, mostUnpacked);
        var task = new FutureTask<>(
                () -> Splitter.pieces(name, kind.parse(content, patience).checked()));
        var thread = new Thread(null, task, "parley-document", STACK);
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.setContextClassLoader(Reading.class.getClassLoader());
        thread.start();
        try {
            return task.get((long) seconds + GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new Unreadable("Reading it takes too long.");
        } catch (ExecutionException e) {
            throw unreadable(name, e.getCause());
        } finally {
            patience.lose("Reading it was given up.");
        }
    }

    private static Unreadable unreadable(String name, Throwable cause) {
        if (cause instanceof Unreadable known) {
            return known;
        }
        if (cause instanceof Patience.Lost) {
            return new Unreadable(cause.getMessage());
        }
        if (cause instanceof StackOverflowError) {
            return new Unreadable("Its parts are nested too deeply.");
        }
        if (cause instanceof OutOfMemoryError) {
            return new Unreadable("Reading it takes more memory than there is.");
        }
        LOG.warn("{} cannot be read", name, cause);
        return new Unreadable("It cannot be read: " + cause.getClass().getSimpleName() + ".");
    }
}
