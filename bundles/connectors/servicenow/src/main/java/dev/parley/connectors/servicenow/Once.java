/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.servicenow;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.outbox.SendLog;
import dev.parley.lib.http.RemoteSystem;
import java.time.Duration;
import java.util.Optional;

/**
 * Writes what ServiceNow would write twice. Only one sends at a time, over all nodes; whoever gets no clear answer looks
 * whether the thing is there; and while ServiceNow may still be at work on it, nobody sends it again.
 */
final class Once {

    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration RETRY = Duration.ofSeconds(3);
    private static final int MOST_SENDS = 3;
    private static final int LONGEST_KEY = 200;
    private static final int HASH = 32;

    /** Something to write. */
    interface Write<T> {

        /** What an earlier call made; asked while nobody else may send. */
        Optional<T> before();

        T send();

        /** What was made by a send whose outcome is not known. */
        Optional<T> made();
    }

    private final String system;
    private final SendLog sends;
    private final Duration settle;
    private final Duration budget;

    Once(String system, SendLog sends, Duration settle, Duration budget) {
        this.system = system;
        this.sends = sends;
        this.settle = settle.compareTo(budget) < 0 ? budget : settle;
        this.budget = budget;
    }

    /** @param id names the thing within the system */
    <T> T write(String id, Write<T> write) {
        var key = key(id);
        var end = System.nanoTime() + budget.toNanos();
        while (!sends.begin(key, settle)) {
            var made = write.made();
            if (made.isPresent()) {
                sends.end(key);
                return made.get();
            }
            if (!paused(PAUSE, end)) {
                throw Rest.unavailable(RETRY, null);
            }
        }
        return begun(key, write, end);
    }

    private String key(String id) {
        var key = system + '/' + id;
        return key.length() <= LONGEST_KEY ? key : key.substring(0, LONGEST_KEY - HASH - 1) + '~' + Hash.of(key, HASH);
    }

    private <T> T begun(String key, Write<T> write, long end) {
        boolean isAtRest = true;
        try {
            var before = write.before();
            if (before.isPresent()) {
                return before.get();
            }
            for (int count = 1; ; count++) {
                try {
                    sends.begin(key, Duration.ZERO); // from now on it counts
                    return write.send();
                } catch (Unavailable e) {
                    isAtRest = !RemoteSystem.mayBeAtWork(e);
                    var made = RemoteSystem.isNotDone(e) ? Optional.<T>empty() : made(write, isAtRest, end);
                    if (made.isPresent()) {
                        isAtRest = true;
                        return made.get();
                    }
                    if (!isAtRest) {
                        throw Rest.unavailable(RETRY, e);
                    }
                    if (RemoteSystem.isNotDone(e) || count == MOST_SENDS || System.nanoTime() > end) {
                        throw e;
                    }
                }
            }
        } finally {
            if (isAtRest) {
                sends.end(key);
            }
        }
    }

    /** Looks once where the other side is at rest, and until the time is over where it may be at work. */
    private static <T> Optional<T> made(Write<T> write, boolean isAtRest, long end) {
        if (isAtRest) {
            return write.made();
        }
        for (var pause = FIRST_PAUSE; paused(pause, end); pause = pause.multipliedBy(2)) {
            try {
                var made = write.made();
                if (made.isPresent()) {
                    return made;
                }
            } catch (Unavailable e) {
                continue; // it has not come back yet
            }
        }
        return Optional.empty();
    }

    /** False if the time is over, or the thread is told to stop. */
    private static boolean paused(Duration pause, long end) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            return false;
        }
        try {
            Thread.sleep(Math.min(left, pause.toMillis()));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
