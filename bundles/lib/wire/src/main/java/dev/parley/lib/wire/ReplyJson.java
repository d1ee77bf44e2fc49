/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parley.api.dialog.Outcome;
import dev.parley.api.intent.Form;
import dev.parley.api.intent.QuickReply;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Reply.Answer;
import dev.parley.api.intent.Reply.Ask;
import dev.parley.api.intent.Reply.Confirm;
import dev.parley.api.intent.Reply.Failure;
import dev.parley.api.intent.Reply.HandOff;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What a turn came to: the one place that says how a {@link Reply} is written as JSON. */
public record ReplyJson(
        UUID conversationId,
        UUID messageId,
        int seq,
        Instant timestamp,
        String intent,
        double confidence,
        String kind,
        String botMessage,
        List<String> requiredFields,
        Map<String, String> collectedData,
        Optional<String> nextField,
        @JsonProperty("is_complete") boolean isComplete,
        List<QuickReply> quickReplies,
        @JsonInclude(Include.NON_EMPTY) Optional<Form> form,
        @JsonInclude(Include.NON_EMPTY) Optional<Map<String, String>> values,
        @JsonInclude(Include.NON_EMPTY) Optional<ChangeCardJson> changeRequest,
        @JsonInclude(Include.NON_EMPTY) List<SourceJson> sources,
        @JsonInclude(Include.NON_EMPTY) Optional<String> answeredBy,
        @JsonInclude(Include.NON_EMPTY) Optional<String> incident) {

    private static final Map<Class<? extends Reply>, String> KINDS = Map.of(
            Answer.class, "answer",
            Ask.class, "ask",
            Confirm.class, "confirm",
            HandOff.class, "hand_off",
            Failure.class, "failure");

    /** @param base what relative addresses are relative to */
    public static ReplyJson of(Outcome outcome, URI base) {
        var progress = outcome.progress();
        var reply = outcome.reply();
        return new ReplyJson(
                outcome.conversation(),
                outcome.message(),
                outcome.seq(),
                outcome.timestamp(),
                progress.intent(),
                outcome.confidence(),
                KINDS.get(reply.getClass()),
                reply.text(),
                progress.required(),
                progress.collected(),
                progress.next(),
                progress.complete(),
                reply.quickReplies(),
                as(Ask.class, reply).flatMap(Ask::form),
                as(Confirm.class, reply).map(Confirm::values),
                as(Answer.class, reply).flatMap(Answer::change).map(change -> ChangeCardJson.of(change, base)),
                SourceJson.of(reply),
                as(Answer.class, reply).flatMap(Answer::by),
                as(Failure.class, reply).map(Failure::incident));
    }

    private static <T> Optional<T> as(Class<T> type, Reply reply) {
        return Optional.of(reply).filter(type::isInstance).map(type::cast);
    }
}
