/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import dev.parley.api.watch.Subject;
import dev.parley.api.watch.Watch;
import dev.parley.api.watch.Watches;
import dev.parley.lib.jdbi.Database;
import dev.parley.lib.jdbi.Duplicate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps in the tables {@code watch} and {@code hook_delivery} what is followed, and what was heard. */
@Component
public final class JdbiWatches implements Watches {

    /** What is known now is not asked for again at once. */
    private static final Duration FIRST = Duration.ofMinutes(1);

    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final Database database;
    private final Clock clock;

    @Activate
    public JdbiWatches(@Reference(name = "source", target = "(name=parley)") DataSource source) {
        this(source, Clock.systemUTC());
    }

    JdbiWatches(DataSource source, Clock clock) {
        this.database = new Database(source);
        this.clock = clock;
    }

    @Override
    public List<Watch> due(Duration interval, int limit) {
        var now = clock.instant();
        return database.write(handle -> {
            var due = handle.createQuery("""
                            SELECT conversation_id, user_id, kind, subject, state, about FROM watch
                            WHERE next_at <= ? ORDER BY next_at LIMIT ? FOR UPDATE SKIP LOCKED""")
                    .bind(0, Rows.time(now))
                    .bind(1, limit)
                    .map((row, context) -> watch(row))
                    .list();
            due.forEach(watch -> schedule(handle, watch, now.plus(interval)));
            return due;
        });
    }

    private static Watch watch(ResultSet row) throws SQLException {
        return new Watch(
                row.getObject(1, UUID.class),
                row.getString(2),
                new Subject(Subject.Kind.valueOf(row.getString(3).toUpperCase(Locale.ROOT)), row.getString(4)),
                row.getString(5),
                row.getString(6));
    }

    private static void schedule(Handle handle, Watch watch, Instant next) {
        handle.execute(
                "UPDATE watch SET next_at = ? WHERE conversation_id = ? AND kind = ? AND subject = ?",
                Rows.time(next),
                watch.conversation(),
                Rows.name(watch.subject().kind()),
                watch.subject().key());
    }

    @Override
    public void heard(Subject subject) {
        database.write(handle -> handle.execute(
                "UPDATE watch SET next_at = ? WHERE kind = ? AND subject = ?",
                Rows.time(clock.instant()),
                Rows.name(subject.kind()),
                subject.key()));
    }

    @Override
    public void note(Watch watch, String state) {
        database.write(handle -> handle.execute(
                "UPDATE watch SET state = ? WHERE conversation_id = ? AND kind = ? AND subject = ? AND state = ?",
                state,
                watch.conversation(),
                Rows.name(watch.subject().kind()),
                watch.subject().key(),
                watch.state()));
    }

    @Override
    public void end(Watch watch) {
        database.write(handle -> handle.execute(
                "DELETE FROM watch WHERE conversation_id = ? AND kind = ? AND subject = ?",
                watch.conversation(),
                Rows.name(watch.subject().kind()),
                watch.subject().key()));
    }

    @Override
    public boolean isNew(String source, String id) {
        var now = clock.instant();
        try {
            database.write(handle -> handle.execute(
                            "DELETE FROM hook_delivery WHERE source = ? AND received_at < ?",
                            source,
                            Rows.time(now.minus(REMEMBERED)))
                    + handle.execute("INSERT INTO hook_delivery VALUES (?, ?, ?)", source, id, Rows.time(now)));
            return true;
        } catch (Duplicate e) {
            return false;
        }
    }

    /** Whether the conversation follows this and was told this state last; nobody else tells it until the end. */
    static boolean stands(Handle handle, Watch watch) {
        return handle.createQuery("""
                        SELECT state FROM watch WHERE conversation_id = ? AND kind = ? AND subject = ? FOR UPDATE""")
                .bind(0, watch.conversation())
                .bind(1, Rows.name(watch.subject().kind()))
                .bind(2, watch.subject().key())
                .mapTo(String.class)
                .findOne()
                .filter(watch.state()::equals)
                .isPresent();
    }

    /** Begins to follow, or takes note of another state. What is new is looked at as soon as the interval allows. */
    static void write(Handle handle, Watch watch, Instant now) {
        int known = handle.execute(
                "UPDATE watch SET state = CASE WHEN ? = '' THEN state ELSE ? END, about = ?"
                        + " WHERE conversation_id = ? AND kind = ? AND subject = ?",
                watch.state(),
                watch.state(),
                watch.about(),
                watch.conversation(),
                Rows.name(watch.subject().kind()),
                watch.subject().key());
        if (known == 0) {
            handle.execute(
                    "INSERT INTO watch (conversation_id, kind, subject, user_id, state, about, next_at)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    watch.conversation(),
                    Rows.name(watch.subject().kind()),
                    watch.subject().key(),
                    watch.userId(),
                    watch.state(),
                    watch.about(),
                    Rows.time(watch.state().isEmpty() ? now : now.plus(FIRST)));
        }
    }
}
