/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations.clock;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The machine's clock until it is stopped at a time; safe for use by many threads. */
@Component(service = Clock.class, property = "parley.clock=test")
public final class SettableClock extends Clock {

    private final ZoneId zone;

    /** Shared with the clocks of other zones. */
    private final AtomicReference<Optional<Instant>> stopped;

    @Activate
    public SettableClock() {
        this(ZoneId.systemDefault(), new AtomicReference<>(Optional.empty()));
    }

    private SettableClock(ZoneId zone, AtomicReference<Optional<Instant>> stopped) {
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
        return new SettableClock(other, stopped);
    }
}
