/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.api.conversation.Message;
import dev.parley.api.conversation.Sender;
import dev.parley.lib.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a customer said, or was answered.
 *
 * @param sources as they were noted with the answer
 * @param quickReplies as sources
 * @param clientMessageId the sender's own name for it
 */
record CustomerMessageJson(
        UUID id,
        int seq,
        String sender,
        String text,
        Instant timestamp,
        @JsonInclude(Include.NON_EMPTY) Optional<String> feedback,
        @JsonInclude(Include.NON_EMPTY) Optional<JsonNode> sources,
        @JsonInclude(Include.NON_EMPTY) Optional<String> answeredBy,
        @JsonInclude(Include.NON_EMPTY) Optional<JsonNode> quickReplies,
        @JsonInclude(Include.NON_EMPTY) Optional<String> clientMessageId) {

    static CustomerMessageJson of(Message message, Votes votes) {
        boolean isBot = message.sender() == Sender.BOT;
        var noted = noted(message);
        return new CustomerMessageJson(
                message.id(),
                message.seq(),
                isBot ? "bot" : "customer",
                message.text(),
                message.timestamp(),
                votes.on(message),
                filled(noted, "sources"),
                Optional.ofNullable(noted.path("answered_by").textValue()),
                filled(noted, "quick_replies"),
                Optional.ofNullable(noted.path("client_message_id").textValue()));
    }

    private static Optional<JsonNode> filled(JsonNode noted, String name) {
        return Optional.of(noted.path(name)).filter(list -> !list.isEmpty());
    }

    private static JsonNode noted(Message message) {
        try {
            return Json.read(message.metadata().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
