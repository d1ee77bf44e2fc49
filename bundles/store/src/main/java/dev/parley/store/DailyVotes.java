/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import dev.parley.api.feedback.Vote;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Votes for or against what the bot said on a day, in UTC whatever the session's time zone is. */
record DailyVotes(LocalDate day, Vote vote, int count) {

    /**
     * Votes on what was said from one moment to another. A vote is given after its answer, which is found by its
     * conversation.
     */
    static List<DailyVotes> read(Handle handle, Instant from, Instant until) {
        return handle.createQuery("""
                        SELECT FLOOR(EXTRACT(EPOCH FROM m.timestamp) / 86400) AS said_on, f.vote, COUNT(*)
                        FROM feedback f
                        JOIN message m ON m.conversation_id = f.conversation_id AND m.id = f.message_id
                        WHERE f.voted_at >= ? AND m.timestamp >= ? AND m.timestamp < ? GROUP BY said_on, f.vote""")
                .bind(0, Rows.time(from))
                .bind(1, Rows.time(from))
                .bind(2, Rows.time(until))
                .map((row, context) -> new DailyVotes(
                        LocalDate.ofEpochDay(row.getLong(1)), JdbiFeedback.vote(row.getString(2)), row.getInt(3)))
                .list();
    }
}
