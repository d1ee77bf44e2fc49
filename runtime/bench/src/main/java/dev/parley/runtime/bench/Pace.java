/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** When the next turn of all guests together is due. What nobody could say within a moment is not made up for. */
final class Pace {

    private static final long MOMENT_NANOS = Duration.ofMillis(250).toNanos();

    private final long period;
    private final AtomicLong next = new AtomicLong(System.nanoTime());

    Pace(int turnsPerSecond) {
        period = TimeUnit.SECONDS.toNanos(1) / turnsPerSecond;
    }

    void await() {
        long due = next.updateAndGet(last -> Math.max(last, System.nanoTime() - MOMENT_NANOS) + period);
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
