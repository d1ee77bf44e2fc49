/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;

/**
 * What became of turns.
 *
 * @param lost messages that are not in the log, or have no reply there
 * @param doubled messages and replies that are there more than once
 */
record Tally(long lost, long doubled) {

    static final Tally NONE = new Tally(0, 0);

    /** @param log the whole of it; after each message of the user comes the one reply */
    static Tally of(List<String> sent, List<JsonNode> log) {
        var known = new HashSet<String>();
        var answered = new HashSet<String>();
        long doubled = 0;
        var last = "";
        for (var message : log) {
            if (message.path("sender").asText().equals("user")) {
                last = message.path("metadata").path("client_message_id").asText();
                doubled += known.add(last) ? 0 : 1;
            } else {
                doubled += answered.add(last) ? 0 : 1;
            }
        }
        known.retainAll(answered);
        return new Tally(sent.stream().filter(id -> !known.contains(id)).count(), doubled);
    }

    Tally plus(Tally other) {
        return new Tally(lost + other.lost, doubled + other.doubled);
    }
}
