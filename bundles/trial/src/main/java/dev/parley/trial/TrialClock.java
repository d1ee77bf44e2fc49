/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.trial;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The machine's clock until it is stopped at a time; safe for use by many threads. */
final class TrialClock extends Clock {

    private final ZoneId zone;

    /** Shared with the clocks of other zones. */
    private final AtomicReference<Optional<Instant>> stopped;

    TrialClock() {
        this(ZoneOffset.UTC, new AtomicReference<>(Optional.empty()));
    }

    private TrialClock(ZoneId zone, AtomicReference<Optional<Instant>> stopped) {
        this.zone = zone;
        this.stopped = stopped;
    }

    void stopAt(Instant now) {
        stopped.set(Optional.of(now));
    }

    void goOn() {
        stopped.set(Optional.empty());
    }

    @Override
    public Instant instant() {
        return stopped.get().orElseGet(Instant::now);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new TrialClock(other, stopped);
    }
}
