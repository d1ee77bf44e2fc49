/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.websocket;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.parley.api.intent.QuickReply;
import dev.parley.api.user.User;
import dev.parley.lib.wire.ChangeCardJson;
import dev.parley.lib.wire.Problem;
import dev.parley.lib.wire.ProblemJson;
import dev.parley.lib.wire.ReplyJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The frames that the server sends. */
final class Frames {

    static final Frame PONG = Frame.of(new PongJson("pong"));

    private Frames() {}

    /**
     * What a frame is about, as far as it is known.
     *
     * @param clientMessageId the name that the client gave to what it said
     */
    record About(Optional<UUID> conversation, Optional<String> clientMessageId) {

        static final About NOTHING = new About(Optional.empty(), Optional.empty());

        About in(UUID known) {
            return new About(Optional.of(known), clientMessageId);
        }
    }

    record PongJson(String type) {}

    record UserJson(String id, String name) {

        static UserJson of(User user) {
            return new UserJson(user.id(), user.name());
        }
    }

    record WelcomeJson(String type, String message, List<QuickReply> quickReplies, UserJson user, String botName) {

        WelcomeJson(String greeting, List<QuickReply> quickReplies, User user, String botName) {
            this("bot_message", greeting, quickReplies, UserJson.of(user), botName);
        }
    }

    record UserMessageJson(
            String type,
            UUID conversationId,
            UUID messageId,
            int seq,
            Instant timestamp,
            String message,
            @JsonInclude(Include.NON_EMPTY) Optional<String> clientMessageId) {}

    /** @param reply as HTTP answers it, but for the text, which is the message */
    record BotMessageJson(
            String type,
            String message,
            @JsonInclude(Include.NON_EMPTY) Optional<String> clientMessageId,

            @JsonUnwrapped @JsonIgnoreProperties("bot_message")
            ReplyJson reply) {}

    record BotTypingJson(
            String type,
            @JsonProperty("is_typing") boolean isTyping,
            @JsonInclude(Include.NON_EMPTY) Optional<UUID> conversationId,
            @JsonInclude(Include.NON_EMPTY) Optional<String> clientMessageId) {}

    record BotPieceJson(
            String type,
            String text,
            @JsonInclude(Include.NON_EMPTY) Optional<UUID> conversationId,
            @JsonInclude(Include.NON_EMPTY) Optional<String> clientMessageId) {}

    record TypingJson(
            String type, @JsonProperty("is_typing") boolean isTyping, UUID conversationId) {}

    record ResumedJson(String type, UUID conversationId, int seq) {}

    record StatusJson(String type, UUID conversationId, ChangeCardJson changeRequest) {}

    record ErasedJson(String type, UUID conversationId) {}

    /** A problem as HTTP has it; its {@code type}, which says nothing there, is the frame's here. */
    record ErrorJson(
            String type,
            @JsonUnwrapped @JsonIgnoreProperties("type") ProblemJson problem,
            @JsonInclude(Include.NON_EMPTY) Optional<UUID> conversationId,
            @JsonInclude(Include.NON_EMPTY) Optional<String> clientMessageId,
            @JsonInclude(Include.NON_EMPTY) Optional<Long> retryAfter) {}

    static Frame botTyping(boolean isTyping, About about) {
        return Frame.of(new BotTypingJson("bot_typing", isTyping, about.conversation(), about.clientMessageId()));
    }

    static Frame piece(String text, About about) {
        return Frame.of(new BotPieceJson("bot_piece", text, about.conversation(), about.clientMessageId()));
    }

    static Frame typing(boolean isTyping, UUID conversation) {
        return Frame.of(new TypingJson("typing", isTyping, conversation));
    }

    static Frame resumed(UUID conversation, int last) {
        return Frame.of(new ResumedJson("resumed", conversation, last));
    }

    static Frame erased(UUID conversation) {
        return Frame.of(new ErasedJson("erased", conversation));
    }

    static Frame error(Throwable thrown, About about) {
        return error(thrown instanceof Refusal refusal ? refusal.problem() : Problem.of(thrown), about);
    }

    static Frame error(Problem problem, About about) {
        return Frame.of(new ErrorJson(
                "error", problem.json(), about.conversation(), about.clientMessageId(), problem.retryAfter()));
    }
}
