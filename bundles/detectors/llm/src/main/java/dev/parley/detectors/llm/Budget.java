/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.llm;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much the model may still be used. It begins anew with each day and each minute, and with each start of Parley.
 * Thread-safe.
 */
final class Budget {

    private static final Logger LOG = LoggerFactory.getLogger(Budget.class);

    private final long tokensADay;
    private final int callsAMinute;
    private final Clock clock;
    private LocalDate day = LocalDate.MIN;
    private long tokens;
    private long minute;
    private int calls;
    private boolean told;

    /**
     * Tokens that are set aside for a question until it is known how many it takes.
     *
     * @param day whose they are
     */
    record Share(LocalDate day, long tokens) {}

    /** @param clock says when a day begins, by its zone */
    Budget(long tokensADay, int callsAMinute, Clock clock) {
        this.tokensADay = tokensADay == 0 ? Long.MAX_VALUE : tokensADay;
        this.callsAMinute = callsAMinute == 0 ? Integer.MAX_VALUE : callsAMinute;
        this.clock = clock;
    }

    /** Whether there is a call left, and any token. */
    synchronized boolean isLeft() {
        turn();
        return calls < callsAMinute && has(1);
    }

    /** Sets so many tokens aside; empty if there are not as many left, or no call. */
    synchronized Optional<Share> set(long aside) {
        turn();
        if (calls >= callsAMinute || !has(aside)) {
            return Optional.empty();
        }
        tokens += aside;
        return Optional.of(new Share(day, aside));
    }

    /** Takes a call, if there is one left. */
    synchronized boolean call() {
        turn();
        boolean isLeft = calls < callsAMinute;
        calls += isLeft ? 1 : 0;
        return isLeft;
    }

    /** What was set aside is known to be so many. */
    synchronized void settle(Share share, long really) {
        turn();
        if (share.day().equals(day)) {
            tokens += really - share.tokens();
        }
    }

    private boolean has(long wanted) {
        boolean isThere = tokensADay - tokens >= wanted;
        if (!isThere && !told) {
            told = true;
            LOG.info("The language model is not asked until tomorrow: {} of {} tokens are used", tokens, tokensADay);
        }
        return isThere;
    }

    private void turn() {
        var today = LocalDate.now(clock);
        if (!today.equals(day)) {
            day = today;
            tokens = 0;
            told = false;
        }
        long now = clock.instant().truncatedTo(ChronoUnit.MINUTES).getEpochSecond();
        if (now != minute) {
            minute = now;
            calls = 0;
        }
    }
}
