/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import dev.parley.api.connector.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Slows down those who guess passwords: after a few tries at a name, each one has to wait twice as long. */
final class Attempts {

    private static final int FREE = 5;
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int NAMES = 10_000;

    private record Tries(int count, Instant notBefore) {}

    private final Map<String, Tries> byName = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
            return size() > NAMES;
        }
    };

    /**
     * Counts a try before it is made, so that many at once are counted too.
     *
     * @throws Unavailable if it is too early for another one
     */
    synchronized void begin(String name, Instant now) {
        Tries tries = byName.getOrDefault(name, new Tries(0, Instant.MIN));
        if (now.isBefore(tries.notBefore())) {
            throw new Unavailable("Sign-in for this name", Duration.between(now, tries.notBefore()), null);
        }
        int count = tries.count() + 1;
        byName.put(name, new Tries(count, count < FREE ? Instant.MIN : now.plus(pause(count - FREE))));
    }

    synchronized void succeeded(String name) {
        byName.remove(name);
    }

    private static Duration pause(int doublings) {
        var pause = Duration.ofSeconds(1L << Math.min(doublings, 30));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }
}
