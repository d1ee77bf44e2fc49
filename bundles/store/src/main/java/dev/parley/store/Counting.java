/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import dev.parley.api.insight.Figures;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Counts what the bot said from one moment to another. It reads conversation by conversation, those that were written
 * last first, as there is no index of messages by their age: every turn would pay for it.
 */
final class Counting {

    /** How many conversations are read at a time. */
    private static final int BATCH = 100;

    private final Instant from;
    private final Instant until;
    private final int mostTurns;
    private final DailyTurns days;
    private final FormWalks forms = new FormWalks();

    /** @throws IllegalArgumentException if it is more than a year */
    Counting(Instant from, Instant until, int mostTurns) {
        this.from = from;
        this.until = until;
        this.mostTurns = mostTurns;
        this.days = new DailyTurns(from, until);
    }

    Figures read(Handle handle) {
        var ids = ids(handle);
        int count = Math.min(mostTurns, ids.size());
        int read = 0;
        for (; read < count && days.turns() < mostTurns; read += BATCH) {
            messages(handle, ids.subList(read, Math.min(count, read + BATCH)));
        }
        DailyVotes.read(handle, from, until).forEach(days::add);
        return new Figures(days.list(), days.intents(), forms.list(), Math.min(read, count) < ids.size());
    }

    /** The latest, and one more if there are more: as each has a turn, as many are enough. */
    private List<UUID> ids(Handle handle) {
        return handle.createQuery("""
                        SELECT id FROM conversation WHERE updated_at >= ? AND started_at < ?
                        ORDER BY updated_at DESC, id DESC LIMIT ?""")
                .bind(0, Rows.time(from))
                .bind(1, Rows.time(until))
                .bind(2, mostTurns + 1)
                .map((row, context) -> row.getObject(1, UUID.class))
                .list();
    }

    private void messages(Handle handle, List<UUID> conversations) {
        var places = String.join(", ", Collections.nCopies(conversations.size(), "?"));
        var query = handle.createQuery("""
                SELECT conversation_id, sender, timestamp, CASE WHEN sender = 'bot' THEN metadata END FROM message
                WHERE conversation_id IN (%s) ORDER BY conversation_id, seq""".formatted(places));
        for (int i = 0; i < conversations.size(); i++) {
            query.bind(i, conversations.get(i));
        }
        query.scanResultSet((rows, context) -> {
            count(rows.get());
            return this;
        });
    }

    private void count(ResultSet rows) throws SQLException {
        var wasAsked = false;
        while (rows.next()) {
            var isReply = wasAsked;
            wasAsked = rows.getString(2).equals("user");
            var at = Rows.time(rows, 3);
            if (!wasAsked && !at.isBefore(from) && at.isBefore(until)) {
                count(rows.getObject(1, UUID.class), at, Noted.of(rows.getString(4)), isReply);
            }
        }
    }

    private void count(UUID conversation, Instant at, Noted noted, boolean isReply) {
        forms.add(conversation, noted);
        if (isReply) {
            days.add(conversation, at, noted);
        }
    }
}
