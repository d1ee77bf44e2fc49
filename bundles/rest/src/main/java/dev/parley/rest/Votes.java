/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.conversation.Message;
import dev.parley.api.feedback.Vote;
import dev.parley.lib.wire.BadInput;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A user's votes, as the API calls them, by message. */
record Votes(Map<UUID, Vote> byMessage) {

    static final Votes NONE = new Votes(Map.of());

    Optional<String> on(Message message) {
        return Optional.ofNullable(byMessage.get(message.id()))
                .map(vote -> vote.name().toLowerCase(Locale.ROOT));
    }

    static Vote read(String value) {
        return switch (value) {
            case "up" -> Vote.UP;
            case "down" -> Vote.DOWN;
            default -> throw new BadInput("value must be up or down.");
        };
    }
}
