/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.parley.api.dialog.Outcome;
import dev.parley.api.intent.QuickReply;
import dev.parley.api.intent.Reply.Answer;
import dev.parley.lib.wire.SourceJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a customer's turn came to. */
record AnswerJson(
        UUID messageId,
        UUID conversationId,
        String sender,
        String text,
        Instant timestamp,
        int seq,
        @JsonInclude(Include.NON_EMPTY) List<SourceJson> sources,
        @JsonInclude(Include.NON_EMPTY) Optional<String> answeredBy,
        @JsonInclude(Include.NON_EMPTY) List<QuickReply> quickReplies) {

    static AnswerJson of(Outcome outcome) {
        var reply = outcome.reply();
        return new AnswerJson(
                outcome.message(),
                outcome.conversation(),
                "bot",
                reply.text(),
                outcome.timestamp(),
                outcome.seq(),
                SourceJson.of(reply),
                reply instanceof Answer answer ? answer.by() : Optional.empty(),
                reply.quickReplies());
    }
}
