/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.parley.api.conversation.Message;
import dev.parley.api.conversation.Sender;
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
 */
record CustomerMessageJson(
        UUID id,
        int seq,
        String sender,
        String text,
        Instant timestamp,
        @JsonInclude(Include.NON_EMPTY) Optional<String> feedback,
        @JsonInclude(Include.NON_EMPTY) Optional<JsonNode> sources,
        @JsonInclude(Include.NON_EMPTY) Optional<String> answeredBy) {

    static CustomerMessageJson of(Message message, Votes votes) {
        boolean isBot = message.sender() == Sender.BOT;
        var noted = isBot ? noted(message) : MissingNode.getInstance();
        return new CustomerMessageJson(
                message.id(),
                message.seq(),
                isBot ? "bot" : "customer",
                message.text(),
                message.timestamp(),
                votes.on(message),
                Optional.of(noted.path("sources")).filter(sources -> !sources.isEmpty()),
                Optional.ofNullable(noted.path("answered_by").textValue()));
    }

    private static JsonNode noted(Message message) {
        try {
            return Json.read(message.metadata().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
