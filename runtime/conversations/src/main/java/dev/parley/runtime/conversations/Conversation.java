/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A conversation and what is expected of it.
 *
 * @param language a language tag, {@code de}
 * @param zone in which times without one are meant, by Parley and in expectations
 * @param now at which time stands still
 * @param given what the same user has said before, in a conversation of its own
 * @param changes all the changes that the user has in the end
 */
public record Conversation(
        Place place,
        String name,
        Optional<String> language,
        Optional<ZoneId> zone,
        Optional<Instant> now,
        List<Turn> given,
        List<Turn> turns,
        Optional<List<Map<String, Wanted>>> changes) {

    boolean setsTime() {
        return now.isPresent() || turns.stream().anyMatch(turn -> turn.now().isPresent());
    }
}
