/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.parley.api.conversation.Message;
import dev.parley.api.handover.HandOver;
import dev.parley.rest.ConversationJson.MessageJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A conversation in which a person is asked for.
 *
 * @param draft a JSON object, passed through, or null
 */
record HandOverJson(
        UUID id,
        UUID conversationId,
        UserJson user,
        String reason,
        @JsonRawValue String draft,
        Instant openedAt,
        Optional<Instant> closedAt) {

    record UserJson(String id, String name) {}

    static HandOverJson of(HandOver handOver) {
        return new HandOverJson(
                handOver.id(),
                handOver.conversation(),
                new UserJson(handOver.userId(), handOver.userName()),
                handOver.reason(),
                handOver.draft().orElse(null),
                handOver.openedAt(),
                handOver.closedAt());
    }

    /** The same with what was said. */
    record WithMessages(@JsonUnwrapped HandOverJson handOver, List<MessageJson> messages) {

        static WithMessages of(HandOver handOver, List<Message> messages) {
            return new WithMessages(
                    HandOverJson.of(handOver),
                    messages.stream()
                            .map(message -> MessageJson.of(message, Votes.NONE))
                            .toList());
        }
    }
}
