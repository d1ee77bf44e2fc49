/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.usage.BundleUsage;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Keeps a bundle that fails again and again from being called for a while. One call then shows whether it works again.
 * It opens after so many failures in a row, or when half of the latest calls have failed, four times as many.
 */
final class Breaker {

    private static final int WINDOW = 4;
    private static final long CLOSED = Long.MIN_VALUE;

    private final Supplier<Limits> limits;
    private final LongSupplier nanos;
    private long latest;
    private int known;
    private int inARow;
    private long openUntil = CLOSED;
    private boolean probing;

    /** @param nanos as {@link System#nanoTime} */
    Breaker(Supplier<Limits> limits, LongSupplier nanos) {
        this.limits = limits;
        this.nanos = nanos;
    }

    /** Whether a call may be made; whoever may, says how it {@link #ended} or that it was {@link #notMade}. */
    synchronized boolean isLetThrough() {
        if (openUntil == CLOSED) {
            return true;
        }
        if (probing || openUntil - nanos.getAsLong() > 0) {
            return false;
        }
        probing = true;
        return true;
    }

    /** How long until another call may be made. */
    synchronized Duration left() {
        return openUntil == CLOSED
                ? Duration.ZERO
                : Duration.ofNanos(Math.max(Duration.ofSeconds(1).toNanos(), openUntil - nanos.getAsLong()));
    }

    synchronized void notMade() {
        probing = false;
    }

    synchronized void ended(boolean isFailure) {
        if (openUntil != CLOSED && !probing) {
            return; // began before it opened
        }
        int most = Math.min(Long.SIZE, WINDOW * limits.get().failures());
        latest = latest << 1 | (isFailure ? 1 : 0);
        known = Math.min(most, known + 1);
        inARow = isFailure ? inARow + 1 : 0;
        if (isFailure && (probing || isTooMuch(most))) {
            openUntil = nanos.getAsLong() + limits.get().rest().toNanos();
        } else if (probing) {
            openUntil = CLOSED;
            known = 0;
        }
        probing = false;
    }

    private boolean isTooMuch(int most) {
        long window = most == Long.SIZE ? latest : latest & (1L << most) - 1;
        return inARow >= limits.get().failures() || known == most && Long.bitCount(window) * 2 >= most;
    }

    synchronized BundleUsage.Breaker state() {
        if (openUntil == CLOSED) {
            return BundleUsage.Breaker.CLOSED;
        }
        return probing || openUntil - nanos.getAsLong() <= 0 ? BundleUsage.Breaker.HALF_OPEN : BundleUsage.Breaker.OPEN;
    }
}
