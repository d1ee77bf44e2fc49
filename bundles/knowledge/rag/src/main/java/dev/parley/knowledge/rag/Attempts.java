/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.failsafe.function.CheckedSupplier;
import dev.parley.knowledge.rag.Failed.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Tries again what is worth it, leaves a service alone that keeps failing, and lets only so many calls run at a time.
 * Thread-safe.
 */
final class Attempts {

    private static final int OF = 10;
    private static final long FIRST_PAUSE_MILLIS = 200;

    private final int retries;
    private final CircuitBreaker<Object> breaker;
    /** Not Failsafe's bulkhead: that of 3.3.2 loses a place with each who waits for one in vain. */
    private final Semaphore places;

    Attempts(Limits limits) {
        this.retries = limits.retries();
        this.places = new Semaphore(limits.calls(), true);
        this.breaker = CircuitBreaker.builder()
                .handleIf(failure -> failure instanceof Failed failed && failed.kind().isItsFault)
                .withFailureThreshold(limits.failures(), OF)
                .withSuccessThreshold(1)
                .withDelay(limits.rest())
                .build();
    }

    /** {@code closed}, {@code open} or {@code half-open}. */
    String breaker() {
        if (breaker.isClosed()) {
            return "closed";
        }
        return breaker.isOpen() && !breaker.getRemainingDelay().isZero() ? "open" : "half-open";
    }

    <T> T make(Deadline deadline, CheckedSupplier<T> call) throws Failed {
        enter(deadline);
        try {
            return Failsafe.with(retry(deadline), breaker).get(call);
        } catch (CircuitBreakerOpenException e) {
            throw new Failed(Kind.WITHHELD, "it is left alone for a while", Optional.of(breaker.getRemainingDelay()));
        } catch (FailsafeException e) {
            throw failed(e);
        } finally {
            places.release();
        }
    }

    private RetryPolicy<Object> retry(Deadline deadline) {
        var pause = new Duration[] {Duration.ZERO};
        return RetryPolicy.builder()
                .handleIf(failure -> {
                    pause[0] = pause(failure, pause[0]);
                    return isPassing(failure) && pause[0].compareTo(deadline.left()) < 0;
                })
                .withDelayFn(context -> pause[0])
                .withMaxRetries(retries)
                .build();
    }

    /** A limit that says nothing of when it ends does not end soon. */
    private static boolean isPassing(Throwable failure) {
        return failure instanceof Failed failed
                && failed.kind().isPassing
                && (failed.kind() != Kind.LIMITED || failed.comeBack().isPresent());
    }

    /** As long as the service asked for, else growing; never quite the same. */
    private static Duration pause(Throwable failure, Duration last) {
        long own = Math.max(FIRST_PAUSE_MILLIS, last.toMillis());
        var least = failure instanceof Failed failed ? failed.comeBack() : Optional.<Duration>empty();
        return least.orElse(Duration.ofMillis(own))
                .plusMillis(ThreadLocalRandom.current().nextLong(FIRST_PAUSE_MILLIS));
    }

    private void enter(Deadline deadline) throws Failed {
        try {
            if (!places.tryAcquire(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new Failed(Kind.WITHHELD, "it has enough calls at a time");
            }
        } catch (InterruptedException e) {
            throw givenUp();
        }
    }

    private static Failed failed(FailsafeException e) {
        return e.getCause() instanceof Failed failed ? failed : givenUp();
    }

    private static Failed givenUp() {
        Thread.currentThread().interrupt();
        return new Failed(Kind.WITHHELD, "the call was given up");
    }
}
