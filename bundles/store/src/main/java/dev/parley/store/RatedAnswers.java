/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import dev.parley.api.feedback.Feedback.Filter;
import dev.parley.api.feedback.Rated;
import dev.parley.api.paging.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The query for votes with what was voted on, newest first. The messages are found by their conversation. */
final class RatedAnswers {

    private final StringBuilder sql = new StringBuilder("""
            SELECT f.id, f.vote, f.voted_at, f.user_id, f.conversation_id, f.message_id, q.text, r.text,
                   a.found_by, a.entry
            FROM feedback f
            JOIN message r ON r.conversation_id = f.conversation_id AND r.id = f.message_id
            LEFT JOIN message q
                ON q.conversation_id = r.conversation_id AND q.seq = r.seq - 1 AND q.sender = 'user'
            LEFT JOIN answered a ON a.message_id = f.message_id
            """);
    private final List<Object> values = new ArrayList<>();
    private final int limit;

    /** @throws IllegalArgumentException if no page gave this cursor */
    RatedAnswers(Filter filter, int limit, Optional<String> cursor) {
        this.limit = limit;
        var before = cursor.map(Cursor::parse).orElse(Cursor.START);
        var at = Rows.time(before.at());
        where("WHERE f.voted_at <= ? AND (f.voted_at < ? OR f.id < ?)", at, at, before.id());
        filter.vote().ifPresent(vote -> where("AND f.vote = ?", Rows.name(vote)));
        filter.by().ifPresent(by -> where("AND a.found_by = ?", by));
        filter.from().ifPresent(from -> where("AND f.voted_at >= ?", Rows.time(from)));
        filter.to().ifPresent(to -> where("AND f.voted_at < ?", Rows.time(to)));
        filter.text().ifPresent(text -> where("""
                AND (POSITION(LOWER(?) IN LOWER(q.text)) > 0 OR POSITION(LOWER(?) IN LOWER(r.text)) > 0)""", text, text));
        where("ORDER BY f.voted_at DESC, f.id DESC LIMIT ?", limit + 1);
    }

    private void where(String condition, Object... bound) {
        sql.append(condition).append('\n');
        values.addAll(List.of(bound));
    }

    Page<Rated> read(Handle handle) {
        var query = handle.createQuery(sql.toString());
        for (int i = 0; i < values.size(); i++) {
            query.bind(i, values.get(i));
        }
        var found = query.map((row, context) -> rated(row)).list();
        return Cursor.page(found, limit, last -> new Cursor(last.at(), last.id()));
    }

    private static Rated rated(ResultSet row) throws SQLException {
        return new Rated(
                row.getObject(1, UUID.class),
                JdbiFeedback.vote(row.getString(2)),
                Rows.time(row, 3),
                row.getString(4),
                row.getObject(5, UUID.class),
                row.getObject(6, UUID.class),
                Objects.requireNonNullElse(row.getString(7), ""),
                row.getString(8),
                Optional.ofNullable(row.getString(9)),
                Optional.ofNullable(row.getString(10)));
    }
}
