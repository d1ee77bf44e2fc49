/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.faq;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition, at most half a minute. */
final class Wait {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private Wait() {}

    static void until(String what, BooleanSupplier holds) {
        var end = System.nanoTime() + LONGEST.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                fail("not within " + LONGEST + ": " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }
}
