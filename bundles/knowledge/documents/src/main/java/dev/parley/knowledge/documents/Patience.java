/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import java.util.concurrent.TimeUnit;

/**
 * How much a document may take while it is read: some time, and some room for what its packed parts become. Whoever
 * works on it asks often whether it is used up, and gives up by an exception that nobody takes for a damaged part.
 * Thread-safe.
 */
final class Patience {

    /** It is used up. */
    static final class Lost extends RuntimeException {

        private static final long serialVersionUID = 1;

        private Lost(String message) {
            super(message, null, false, false);
        }
    }

    private final long deadline;
    private final long mostUnpacked;
    private long unpacked;
    private volatile String lost;

    /** @param mostUnpacked in bytes, of all parts together */
    Patience(int seconds, long mostUnpacked) {
        this.deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        this.mostUnpacked = mostUnpacked;
    }

    /** @throws Lost if it took too long, or once it was lost */
    void check() {
        if (lost == null && System.nanoTime() > deadline) {
            lost = "Reading it takes too long.";
        }
        if (lost != null) {
            throw new Lost(lost);
        }
    }

    /** So many bytes more were unpacked, of a part that has so many now. */
    synchronized void unpack(int more, long part) {
        unpacked += more;
        if (part > mostUnpacked / 8 || unpacked > mostUnpacked) {
            lost = "It unpacks to much more than its size: it may be made to do harm.";
        }
        check();
    }

    /** Whoever works on it gives up at the next check. */
    void lose(String why) {
        lost = why;
    }
}
