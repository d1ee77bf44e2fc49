/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.sandbox.Answer;
import dev.parley.sandbox.Json;
import java.util.HashMap;
import java.util.Map;

/** How much may still be asked. It is counted, and said, and begins anew when its time is over; nobody is turned away. */
final class RateLimit {

    private static final Map<String, Limit> LIMITS = Map.of("core", new Limit(5000, 3600), "search", new Limit(30, 60));

    private final Map<String, Used> used = new HashMap<>();

    private record Limit(int calls, int seconds) {}

    private record Used(int calls, long reset) {}

    /** Counts a call, unless it was free, and says how things stand. */
    Answer count(String resource, boolean free, long now, Answer answer) {
        var limit = LIMITS.get(resource);
        var old = used.get(resource);
        var fresh = old == null || old.reset <= now ? new Used(0, now + limit.seconds) : old;
        var standing = free ? fresh : new Used(Math.min(limit.calls, fresh.calls + 1), fresh.reset);
        used.put(resource, standing);
        return answer.with("x-ratelimit-limit", String.valueOf(limit.calls))
                .with("x-ratelimit-remaining", String.valueOf(limit.calls - standing.calls))
                .with("x-ratelimit-used", String.valueOf(standing.calls))
                .with("x-ratelimit-reset", String.valueOf(standing.reset))
                .with("x-ratelimit-resource", resource);
    }

    ObjectNode overview(long now) {
        var overview = Json.object();
        var resources = overview.putObject("resources");
        LIMITS.forEach((resource, limit) -> {
            var standing = used.getOrDefault(resource, new Used(0, now + limit.seconds));
            resources
                    .putObject(resource)
                    .put("limit", limit.calls)
                    .put("used", standing.calls)
                    .put("remaining", limit.calls - standing.calls)
                    .put("reset", standing.reset);
        });
        overview.set("rate", resources.path("core").deepCopy());
        return overview;
    }
}
