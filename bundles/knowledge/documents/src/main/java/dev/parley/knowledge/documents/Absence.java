/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the model seems to be away: after some failures in a row it is left alone for a while, then one more failure
 * is enough. Thread-safe.
 */
final class Absence {

    private static final Logger LOG = LoggerFactory.getLogger(Absence.class);
    private static final int FAILURES = 5;
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Clock clock;
    private int failures;
    private Instant end = Instant.MIN;

    Absence(Clock clock) {
        this.clock = clock;
    }

    synchronized boolean lasts() {
        return clock.instant().isBefore(end);
    }

    synchronized void answered() {
        if (failures >= FAILURES) {
            LOG.info("The language model is back");
        }
        failures = 0;
    }

    /** @param why without anything that a user typed or that signs in */
    synchronized void failed(String why) {
        failures++;
        if (failures >= FAILURES) {
            end = clock.instant().plus(PAUSE);
        }
        if (failures == FAILURES) {
            LOG.warn(
                    "The language model is away ({}): passages are quoted, and it is asked again every {} s",
                    why,
                    PAUSE.toSeconds());
        }
    }
}
