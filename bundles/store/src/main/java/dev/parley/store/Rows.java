/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import dev.parley.api.conversation.Conversation;
import dev.parley.api.conversation.ConversationStore.Loaded;
import dev.parley.api.conversation.Message;
import dev.parley.api.conversation.Sender;
import dev.parley.api.conversation.Status;
import dev.parley.api.conversation.Summary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;

/**
 * Rows of the tables as records and back, column by column in the statements' order (a turn reads and writes some of
 * them, so nothing is looked up by name or by reflection).
 */
final class Rows {

    private final Duration abandonedAfter;

    Rows(Duration abandonedAfter) {
        this.abandonedAfter = abandonedAfter;
    }

    Loaded loaded(ResultSet row, StatementContext context) throws SQLException {
        var replied = row.getObject(10, UUID.class) != null;
        return new Loaded(conversation(row), replied ? Optional.of(message(row, 10)) : Optional.empty());
    }

    Conversation conversation(ResultSet row) throws SQLException {
        var updatedAt = time(row, 6);
        return new Conversation(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                status(row.getString(4), updatedAt),
                time(row, 5),
                updatedAt,
                row.getInt(7),
                row.getLong(8),
                row.getString(9));
    }

    Summary summary(ResultSet row, StatementContext context) throws SQLException {
        var updatedAt = time(row, 4);
        return new Summary(
                row.getObject(1, UUID.class),
                status(row.getString(2), updatedAt),
                time(row, 3),
                updatedAt,
                row.getString(5),
                row.getInt(6));
    }

    static Message message(ResultSet row, int first) throws SQLException {
        return new Message(
                row.getObject(first, UUID.class),
                row.getInt(first + 1),
                Sender.valueOf(row.getString(first + 2).toUpperCase(Locale.ROOT)),
                row.getString(first + 3),
                time(row, first + 4),
                row.getString(first + 5));
    }

    static void bind(Update insert, int first, Message message) {
        insert.bind(first, message.id())
                .bind(first + 1, message.seq())
                .bind(first + 2, name(message.sender()))
                .bind(first + 3, message.text())
                .bind(first + 4, time(message.timestamp()))
                .bind(first + 5, message.metadata());
    }

    /** As it is written: {@code active}. */
    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** What both databases hold: microseconds, UTC. */
    static OffsetDateTime time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private Status status(String name, Instant updatedAt) {
        var status = Status.valueOf(name.toUpperCase(Locale.ROOT));
        var left = status == Status.ACTIVE && updatedAt.isBefore(Instant.now().minus(abandonedAfter));
        return left ? Status.ABANDONED : status;
    }
}
