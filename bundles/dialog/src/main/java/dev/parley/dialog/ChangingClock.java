/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The system's clock, or the one that is there in its place. */
final class ChangingClock extends Clock {

    private static final Clock SYSTEM = Clock.systemUTC();

    private final Neighbours neighbours;

    ChangingClock(Neighbours neighbours) {
        this.neighbours = neighbours;
    }

    @Override
    public Instant instant() {
        return neighbours.clock(SYSTEM).instant();
    }

    @Override
    public ZoneId getZone() {
        return SYSTEM.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(SYSTEM, Duration.between(SYSTEM.instant(), instant()))
                .withZone(zone);
    }
}
