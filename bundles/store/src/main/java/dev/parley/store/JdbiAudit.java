/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import dev.parley.api.audit.Audit;
import dev.parley.api.paging.Page;
import dev.parley.lib.jdbi.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what admins did in the table {@code audit}. */
@Component
public final class JdbiAudit implements Audit {

    private static final Logger LOG = LoggerFactory.getLogger(JdbiAudit.class);

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_ACTION = 100;
    private static final int LONGEST_SUBJECT = 1000;
    private static final int LONGEST_DETAILS = 4000;

    private record Row(UUID id, Entry entry) {}

    private final Database database;

    @Activate
    public JdbiAudit(@Reference(name = "source", target = "(name=parley)") DataSource source) {
        this.database = new Database(source);
    }

    @Override
    public void record(String who, String action, String subject, String details) {
        try {
            database.write(handle -> handle.execute(
                    "INSERT INTO audit (id, at, who, action, subject, details) VALUES (?, ?, ?, ?, ?, ?)",
                    UUID.randomUUID(),
                    Rows.time(Instant.now()),
                    Texts.fit(who, LONGEST_NAME),
                    Texts.fit(action, LONGEST_ACTION),
                    Texts.fit(subject, LONGEST_SUBJECT),
                    Texts.fit(details, LONGEST_DETAILS)));
        } catch (RuntimeException e) {
            LOG.warn("Not kept in the audit: {}: {} {}: {}", who, action, subject, details, e);
        }
    }

    @Override
    public Page<Entry> list(Optional<String> text, int limit, Optional<String> cursor) {
        var before = cursor.map(Cursor::parse).orElse(Cursor.START);
        var wanted = Texts.like(text.orElse(""));
        var found = database.read(handle -> handle.createQuery("""
                        SELECT id, at, who, action, subject, details FROM audit
                        WHERE at <= ? AND (at < ? OR id < ?)
                            AND (LOWER(who) LIKE LOWER(?) ESCAPE '!' OR LOWER(action) LIKE LOWER(?) ESCAPE '!'
                                OR LOWER(subject) LIKE LOWER(?) ESCAPE '!' OR LOWER(details) LIKE LOWER(?) ESCAPE '!')
                        ORDER BY at DESC, id DESC LIMIT ?""")
                .bind(0, Rows.time(before.at()))
                .bind(1, Rows.time(before.at()))
                .bind(2, before.id())
                .bind(3, wanted)
                .bind(4, wanted)
                .bind(5, wanted)
                .bind(6, wanted)
                .bind(7, limit + 1)
                .map((row, context) -> row(row))
                .list());
        return Cursor.page(found, limit, last -> new Cursor(last.entry().at(), last.id()))
                .map(Row::entry);
    }

    /** @return how many entries were too old */
    int erase(Instant before) {
        return database.write(handle -> handle.execute("DELETE FROM audit WHERE at < ?", Rows.time(before)));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject(1, UUID.class),
                new Entry(Rows.time(row, 2), row.getString(3), row.getString(4), row.getString(5), row.getString(6)));
    }
}
