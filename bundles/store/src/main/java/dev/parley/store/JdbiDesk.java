/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import dev.parley.api.dialog.NoSuchConversation;
import dev.parley.api.handover.Desk;
import dev.parley.api.handover.HandOver;
import dev.parley.api.paging.Page;
import dev.parley.lib.jdbi.Database;
import dev.parley.lib.jdbi.Duplicate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps hand-overs in the table {@code hand_over}. They are erased with their conversation. */
@Component
public final class JdbiDesk implements Desk {

    private static final String SELECT = """
            SELECT id, conversation_id, user_id, user_name, reason, draft, opened_at, closed_at FROM hand_over
            """;

    private final Database database;

    @Activate
    public JdbiDesk(@Reference(name = "source", target = "(name=parley)") DataSource source) {
        this.database = new Database(source);
    }

    @Override
    public HandOver open(HandOver wanted) {
        try {
            return database.write(handle -> open(handle, wanted));
        } catch (Duplicate e) {
            // Another node opened one of this conversation meanwhile: now it is seen.
            return database.write(handle -> open(handle, wanted));
        }
    }

    private static HandOver open(Handle handle, HandOver wanted) {
        if (update(handle, wanted) == 0 && insert(handle, wanted) == 0) {
            throw new NoSuchConversation();
        }
        return handle.createQuery(SELECT + "WHERE conversation_id = ? AND is_open = TRUE")
                .bind(0, wanted.conversation())
                .map((row, context) -> handOver(row))
                .one();
    }

    private static int update(Handle handle, HandOver wanted) {
        return handle.execute(
                "UPDATE hand_over SET reason = ?, draft = ? WHERE conversation_id = ? AND is_open = TRUE",
                wanted.reason(),
                wanted.draft().orElse(null),
                wanted.conversation());
    }

    /** Nothing if there is no such conversation. */
    private static int insert(Handle handle, HandOver wanted) {
        return handle.createUpdate("""
                        INSERT INTO hand_over
                            (conversation_id, is_open, id, user_id, user_name, reason, draft, opened_at)
                        SELECT id, TRUE, ?, ?, ?, ?, ?, ? FROM conversation WHERE id = ?""")
                .bind(0, wanted.id())
                .bind(1, wanted.userId())
                .bind(2, wanted.userName())
                .bind(3, wanted.reason())
                .bind(4, wanted.draft().orElse(null))
                .bind(5, Rows.time(wanted.openedAt()))
                .bind(6, wanted.conversation())
                .execute();
    }

    @Override
    public Optional<HandOver> find(UUID id) {
        return database.read(handle -> handle.createQuery(SELECT + "WHERE id = ?")
                .bind(0, id)
                .map((row, context) -> handOver(row))
                .findOne());
    }

    @Override
    public Page<HandOver> list(boolean open, int limit, Optional<String> cursor) {
        var before = cursor.map(Cursor::parse).orElse(Cursor.START);
        var found = database.read(
                handle -> handle.createQuery(SELECT + "WHERE " + (open ? "is_open = TRUE" : "is_open IS NULL") + """
                         AND opened_at <= ? AND (opened_at < ? OR id < ?)
                        ORDER BY opened_at DESC, id DESC LIMIT ?""")
                        .bind(0, Rows.time(before.at()))
                        .bind(1, Rows.time(before.at()))
                        .bind(2, before.id())
                        .bind(3, limit + 1)
                        .map((row, context) -> handOver(row))
                        .list());
        return Cursor.page(found, limit, last -> new Cursor(last.openedAt(), last.id()));
    }

    @Override
    public boolean close(UUID id, Instant at) {
        return database.write(handle -> handle.execute(
                        "UPDATE hand_over SET is_open = NULL, closed_at = ? WHERE id = ? AND is_open = TRUE",
                        Rows.time(at),
                        id))
                > 0;
    }

    private static HandOver handOver(ResultSet row) throws SQLException {
        return new HandOver(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                Optional.ofNullable(row.getString(6)),
                Rows.time(row, 7),
                Optional.ofNullable(row.getObject(8, OffsetDateTime.class)).map(OffsetDateTime::toInstant));
    }
}
