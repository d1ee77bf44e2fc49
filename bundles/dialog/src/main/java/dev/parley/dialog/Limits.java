/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import java.time.Duration;

/**
 * What one bundle may take from the others.
 *
 * @param allowed how long a call may take
 * @param places how many calls of one bundle run at a time, those that were given up included
 * @param failures how many failed calls in a row open its breaker
 * @param rest how long the breaker then stays open
 */
record Limits(Duration allowed, int places, int failures, Duration rest) {

    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(5);

    /** As {@link Config} has them. */
    static final Limits USUAL = new Limits(Duration.ofSeconds(10), 64, 5, Duration.ofSeconds(30));

    /** What the engine waits for what it cannot do without: an intent's specification, a detector's opinion. */
    Duration patience() {
        return allowed.compareTo(LEAST_PATIENCE) > 0 ? allowed : LEAST_PATIENCE;
    }

    static Limits of(Config config) {
        return new Limits(
                Duration.ofMillis(config.handlerTimeoutMillis()),
                config.callsAtATime(),
                config.failuresUntilRest(),
                Duration.ofSeconds(config.restSeconds()));
    }
}
