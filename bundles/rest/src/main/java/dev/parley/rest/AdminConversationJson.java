/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.parley.api.conversation.Conversation;
import dev.parley.api.conversation.Message;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** A conversation as admins see it. */
record AdminConversationJson(
        UUID id, String userId, String channel, String status, Instant startedAt, Instant updatedAt, int messageCount) {

    static AdminConversationJson of(Conversation conversation) {
        return new AdminConversationJson(
                conversation.id(),
                conversation.userId(),
                conversation.channel(),
                ConversationJson.status(conversation.status()),
                conversation.startedAt(),
                conversation.updatedAt(),
                conversation.messages());
    }

    /** @param metadata a JSON object, all that the engine noted */
    record TracedJson(
            UUID id,
            int seq,
            String sender,
            String text,
            Instant timestamp,
            @JsonRawValue String metadata) {

        static TracedJson of(Message message) {
            return new TracedJson(
                    message.id(),
                    message.seq(),
                    message.sender().name().toLowerCase(Locale.ROOT),
                    message.text(),
                    message.timestamp(),
                    message.metadata());
        }
    }

    /** The same with what was said. */
    record WithMessages(@JsonUnwrapped AdminConversationJson conversation, List<TracedJson> messages) {

        static WithMessages of(Conversation conversation, List<Message> messages) {
            return new WithMessages(
                    AdminConversationJson.of(conversation),
                    messages.stream().map(TracedJson::of).toList());
        }
    }
}
