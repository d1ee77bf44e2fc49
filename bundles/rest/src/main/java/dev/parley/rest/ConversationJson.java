/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.parley.api.conversation.Conversation;
import dev.parley.api.conversation.Message;
import dev.parley.api.conversation.Status;
import dev.parley.api.dialog.Progress;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A conversation with its messages. */
record ConversationJson(
        UUID id,
        String status,
        Instant startedAt,
        Instant updatedAt,
        int messageCount,
        List<MessageJson> messages,
        ContextJson context) {

    static ConversationJson of(Conversation conversation, List<Message> messages, Votes votes, Progress progress) {
        return new ConversationJson(
                conversation.id(),
                status(conversation.status()),
                conversation.startedAt(),
                conversation.updatedAt(),
                conversation.messages(),
                messages.stream().map(message -> MessageJson.of(message, votes)).toList(),
                ContextJson.of(progress));
    }

    static String status(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    /** @param metadata a JSON object, passed through, but for what only admins see */
    record MessageJson(
            UUID id,
            int seq,
            String sender,
            String text,
            Instant timestamp,
            @JsonRawValue String metadata,
            @JsonInclude(Include.NON_EMPTY) Optional<String> feedback) {

        static MessageJson of(Message message, Votes votes) {
            return new MessageJson(
                    message.id(),
                    message.seq(),
                    message.sender().name().toLowerCase(Locale.ROOT),
                    message.text(),
                    message.timestamp(),
                    Metadata.shown(message),
                    votes.on(message));
        }
    }

    /** How far the conversation has come. */
    record ContextJson(
            String intent, Map<String, String> collectedData, List<String> requiredFields, Optional<String> nextField) {

        static ContextJson of(Progress progress) {
            return new ContextJson(progress.intent(), progress.collected(), progress.required(), progress.next());
        }
    }
}
