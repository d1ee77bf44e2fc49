/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.websocket;

/** Counts what one client sends, in spans of ten seconds. Not thread-safe: frames of one client come one by one. */
final class Rate {

    static final long SECONDS = 10;

    private static final int FAR = 4;
    private static final long SPAN = SECONDS * 1_000_000_000L;

    private final int most;
    private long begin = System.nanoTime();
    private int count;

    Rate(int most) {
        this.most = most;
    }

    void count(long now) {
        if (now - begin > SPAN) {
            begin = now;
            count = 0;
        }
        count++;
    }

    boolean isTooMuch() {
        return count > most;
    }

    /** Whether it goes on and on, although it was told. */
    boolean isFarTooMuch() {
        return count > FAR * most;
    }
}
