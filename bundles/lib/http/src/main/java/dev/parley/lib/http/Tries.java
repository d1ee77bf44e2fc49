/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.http;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.parley.api.connector.Unavailable;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** One call with all its tries, for as long as its time lasts. */
final class Tries {

    private static final int MOST_RETRIES = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration MOST_JITTER = Duration.ofMillis(250);

    private final boolean repeatable;
    private final long end;
    private int count;
    private Duration pause = Duration.ZERO;
    private Unavailable last;
    private Unavailable gravest;

    /** @param repeatable whether to try again, too, what may have been done */
    Tries(Duration time, boolean repeatable) {
        this.repeatable = repeatable;
        this.end = System.nanoTime() + time.toNanos();
    }

    /** What is left of the time; negative when it is over. */
    Duration left() {
        return Duration.ofNanos(end - System.nanoTime());
    }

    Answer of(Supplier<Answer> attempt) {
        var policy = RetryPolicy.<Answer>builder()
                .handleIf(failure -> failure instanceof Unavailable && isWorthAnother())
                .withDelayFn(context -> pause)
                .withMaxRetries(MOST_RETRIES)
                .build();
        try {
            return Failsafe.with(policy).get(() -> noted(attempt));
        } catch (Unavailable e) {
            throw outcome();
        } catch (FailsafeException e) { // told to stop, between two tries
            Thread.currentThread().interrupt();
            throw outcome();
        }
    }

    private Answer noted(Supplier<Answer> attempt) {
        try {
            return attempt.get();
        } catch (Unavailable e) {
            last = e;
            gravest = gravest == null || gravity(e) >= gravity(gravest) ? e : gravest;
            pause = pause(e);
            throw e;
        }
    }

    private boolean isWorthAnother() {
        return (repeatable || RemoteSystem.isNotDone(last))
                && !Thread.currentThread().isInterrupted()
                && !(last.getCause() instanceof NotSent own && own.isWithheld())
                && !(last.getCause() instanceof BadAnswer bad
                        && bad.isRefusal()
                        && bad.comeBack().isEmpty())
                && pause.compareTo(left()) < 0;
    }

    /** Never shorter than the other side asked for; else growing. */
    private Duration pause(Unavailable failure) {
        var own = FIRST_PAUSE.multipliedBy(1L << count++);
        var least = failure.getCause() instanceof BadAnswer bad
                ? bad.comeBack().orElse(own.dividedBy(2))
                : own.dividedBy(2);
        var jitter = own.compareTo(MOST_JITTER) < 0 ? own : MOST_JITTER;
        return least.plusMillis(1 + ThreadLocalRandom.current().nextLong(jitter.toMillis()));
    }

    /** That the last try changed nothing says nothing of those before. */
    private Unavailable outcome() {
        return gravity(gravest) > gravity(last)
                ? new Unavailable(last.system(), last.retryAfter(), gravest.getCause())
                : last;
    }

    private static int gravity(Unavailable failure) {
        if (RemoteSystem.isNotDone(failure)) {
            return 0;
        }
        return RemoteSystem.mayBeAtWork(failure) ? 2 : 1;
    }
}
