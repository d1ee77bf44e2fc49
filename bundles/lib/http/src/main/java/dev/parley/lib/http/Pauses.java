/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Until when another system wants to be left alone, for each of its limits. */
final class Pauses {

    private final Map<String, Instant> ends = new ConcurrentHashMap<>();
    private final Clock clock;

    Pauses(Clock clock) {
        this.clock = clock;
    }

    /** Never shortens a pause. */
    void add(String pool, Duration pause) {
        ends.merge(pool, clock.instant().plus(pause), (one, other) -> one.isAfter(other) ? one : other);
    }

    /** What is left of a pause, if anything is. */
    Optional<Duration> left(String pool) {
        return end(pool).map(end -> Duration.between(clock.instant(), end));
    }

    /** When a pause ends, if one lasts. */
    Optional<Instant> end(String pool) {
        return Optional.ofNullable(ends.get(pool)).filter(end -> clock.instant().isBefore(end));
    }
}
