/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.servicenow;

import dev.parley.api.outbox.SendLog;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What was begun and not ended, in memory; its clock stands until it is moved. */
final class MemorySends implements SendLog {

    private final Map<String, Instant> begun = new LinkedHashMap<>();
    private Instant now = Instant.parse("2031-03-01T00:00:00Z");

    @Override
    public synchronized boolean begin(String key, Duration quiet) {
        var before = begun.get(key);
        if (before != null && before.plus(quiet).isAfter(now)) {
            return false;
        }
        begun.put(key, now);
        return true;
    }

    @Override
    public synchronized void end(String key) {
        begun.remove(key);
    }

    synchronized void pass(Duration time) {
        now = now.plus(time);
    }

    synchronized Set<String> open() {
        return Set.copyOf(begun.keySet());
    }
}
