/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.feedback.Rated;
import dev.parley.api.feedback.Vote;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** An answer that somebody voted on. */
record RatedJson(
        UUID id,
        String value,
        Instant timestamp,
        String userId,
        UUID conversationId,
        UUID messageId,
        String question,
        String answer,
        Optional<String> answeredBy,
        Optional<String> entry) {

    static final List<String> COLUMNS = List.of(
            "id",
            "value",
            "timestamp",
            "user_id",
            "conversation_id",
            "message_id",
            "question",
            "answer",
            "answered_by",
            "entry");

    static RatedJson of(Rated rated) {
        return new RatedJson(
                rated.id(),
                value(rated.vote()),
                rated.at(),
                rated.userId(),
                rated.conversation(),
                rated.message(),
                rated.question(),
                rated.answer(),
                rated.by(),
                rated.entry());
    }

    private static String value(Vote vote) {
        return vote.name().toLowerCase(Locale.ROOT);
    }

    /** Its cells in a table, in the order of the columns. */
    List<String> cells() {
        return List.of(
                id.toString(),
                value,
                timestamp.toString(),
                userId,
                conversationId.toString(),
                messageId.toString(),
                question,
                answer,
                answeredBy.orElse(""),
                entry.orElse(""));
    }
}
