/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import java.time.Duration;
import java.time.Instant;

/** When nobody waits any longer. */
record Deadline(long nanos) {

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** The earlier of the two. */
    static Deadline of(Duration time, Instant instant) {
        var left = Duration.between(Instant.now(), instant);
        return in(left.compareTo(time) < 0 ? left : time);
    }

    /** Never negative. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
    }

    boolean isOver() {
        return left().isZero();
    }

    /** What is left, as the time-out of a socket, for which 0 would mean for ever. */
    int millis(Duration most) {
        var left = left();
        return (int) Math.max(1, (left.compareTo(most) < 0 ? left : most).toMillis());
    }
}
