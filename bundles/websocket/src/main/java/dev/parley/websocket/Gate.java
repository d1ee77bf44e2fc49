/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.websocket;

import dev.parley.api.user.User;
import dev.parley.lib.wire.Problem;
import java.util.HashMap;
import java.util.Map;

/** Counts the connections, of each user and in all, and lets no more in than there may be. */
final class Gate {

    private static final long SECONDS = 5;
    private static final int TOO_MANY = 429;
    private static final int FULL = 503;

    private final int perUser;
    private final int inAll;
    private final Map<String, Integer> counts = new HashMap<>();
    private int all;

    Gate(int perUser, int inAll) {
        this.perUser = perUser;
        this.inAll = inAll;
    }

    /** @throws Refusal if there are too many already */
    synchronized void enter(User user) {
        if (all >= inAll) {
            throw new Refusal(Problem.later(FULL, "There are too many connections just now.", SECONDS));
        }
        int count = counts.getOrDefault(user.id(), 0);
        if (count >= perUser) {
            throw new Refusal(Problem.later(
                    TOO_MANY, "You have too many connections: at most " + perUser + " at a time.", SECONDS));
        }
        counts.put(user.id(), count + 1);
        all++;
    }

    synchronized void leave(User user) {
        counts.computeIfPresent(user.id(), (id, count) -> count == 1 ? null : count - 1);
        all--;
    }
}
