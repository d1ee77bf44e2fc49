/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import dev.parley.api.outbox.Errand;
import dev.parley.api.outbox.Outbox;
import dev.parley.api.user.User;
import dev.parley.lib.jdbi.Database;
import dev.parley.lib.jdbi.Duplicate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps errands in the table {@code outbox}. They leave it with the message that tells their end. */
@Component
public final class JdbiOutbox implements Outbox {

    private static final String COLUMNS = """
            draft, ordinal, conversation_id, user_id, user_name, user_roles, intent, slot_values, recorded_at, attempts
            """;

    private final Database database;
    private final Clock clock;

    @Activate
    public JdbiOutbox(@Reference(name = "source", target = "(name=parley)") DataSource source) {
        this(source, Clock.systemUTC());
    }

    JdbiOutbox(DataSource source, Clock clock) {
        this.database = new Database(source);
        this.clock = clock;
        database.write(handle -> isAlone(handle) ? release(handle) : 0);
    }

    /** An H2 file is one process's: whoever had an errand before is gone. */
    private static boolean isAlone(Handle handle) throws SQLException {
        return handle.getConnection().getMetaData().getDatabaseProductName().equals("H2");
    }

    private static int release(Handle handle) {
        return handle.execute("UPDATE outbox SET claimed_until = ?", Rows.time(Instant.EPOCH));
    }

    @Override
    public Optional<Errand> record(Errand errand, Duration lease) {
        var now = clock.instant();
        try {
            return Optional.of(database.write(handle -> {
                insert(handle, errand, now, now.plus(lease));
                return find(handle, errand.draft());
            }));
        } catch (Duplicate e) {
            return database.write(handle -> claim(handle, errand.draft(), now, lease)
                    .map(claimed -> handle.execute(
                                    "UPDATE outbox SET slot_values = ? WHERE draft = ?",
                                    Pairs.write(errand.values()),
                                    errand.draft())
                            > 0)
                    .map(kept -> find(handle, errand.draft())));
        }
    }

    @Override
    public List<Errand> waiting(int limit) {
        return database.read(handle -> handle.createQuery("SELECT " + COLUMNS + " FROM outbox ORDER BY ordinal LIMIT ?")
                .bind(0, limit)
                .map((row, context) -> errand(row))
                .list());
    }

    @Override
    public boolean isNext(Errand errand) {
        return database.read(handle -> handle.createQuery(
                                "SELECT COUNT(*) FROM outbox WHERE conversation_id = ? AND ordinal < ?")
                        .bind(0, errand.conversation())
                        .bind(1, errand.ordinal())
                        .mapTo(Integer.class)
                        .one())
                == 0;
    }

    @Override
    public boolean isOpen(UUID draft) {
        return database.read(handle -> handle.createQuery("SELECT COUNT(*) FROM outbox WHERE draft = ?")
                        .bind(0, draft)
                        .mapTo(Integer.class)
                        .one())
                > 0;
    }

    private static void insert(Handle handle, Errand errand, Instant now, Instant claimedUntil) {
        handle.createUpdate("""
                        INSERT INTO outbox (draft, conversation_id, user_id, user_name, user_roles, intent, slot_values,
                            recorded_at, attempts, next_at, claimed_until)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)""")
                .bind(0, errand.draft())
                .bind(1, errand.conversation())
                .bind(2, errand.user().id())
                .bind(3, errand.user().name())
                .bind(4, String.join(" ", errand.user().roles()))
                .bind(5, errand.intent())
                .bind(6, Pairs.write(errand.values()))
                .bind(7, Rows.time(errand.recordedAt()))
                .bind(8, Rows.time(now))
                .bind(9, Rows.time(claimedUntil))
                .execute();
    }

    private static Optional<Errand> claim(Handle handle, UUID draft, Instant now, Duration lease) {
        int claimed = handle.createUpdate("""
                        UPDATE outbox SET attempts = attempts + 1, claimed_until = ?
                        WHERE draft = ? AND claimed_until <= ?""")
                .bind(0, Rows.time(now.plus(lease)))
                .bind(1, draft)
                .bind(2, Rows.time(now))
                .execute();
        return claimed == 0 ? Optional.empty() : Optional.of(find(handle, draft));
    }

    private static Errand find(Handle handle, UUID draft) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM outbox WHERE draft = ?")
                .bind(0, draft)
                .map((row, context) -> errand(row))
                .one();
    }

    private static Errand errand(ResultSet row) throws SQLException {
        var roles = row.getString(6);
        return new Errand(
                row.getObject(1, UUID.class),
                row.getLong(2),
                row.getObject(3, UUID.class),
                new User(row.getString(4), row.getString(5), roles.isEmpty() ? Set.of() : Set.of(roles.split(" "))),
                row.getString(7),
                Pairs.read(row.getString(8)),
                Rows.time(row, 9),
                row.getInt(10));
    }

    @Override
    public List<Errand> claim(int limit, Duration lease) {
        var now = clock.instant();
        return database.write(handle -> handle
                .createQuery("""
                        SELECT draft FROM outbox WHERE next_at <= ? AND claimed_until <= ? AND NOT EXISTS (
                            SELECT 1 FROM outbox earlier
                            WHERE earlier.conversation_id = outbox.conversation_id AND earlier.ordinal < outbox.ordinal)
                        ORDER BY next_at LIMIT ? FOR UPDATE SKIP LOCKED""")
                .bind(0, Rows.time(now))
                .bind(1, Rows.time(now))
                .bind(2, limit)
                .mapTo(UUID.class)
                .list()
                .stream()
                .flatMap(draft -> claim(handle, draft, now, lease).stream())
                .toList());
    }

    @Override
    public void postpone(UUID draft, Instant next) {
        database.write(handle -> handle.createUpdate("UPDATE outbox SET next_at = ?, claimed_until = ? WHERE draft = ?")
                .bind(0, Rows.time(next))
                .bind(1, Rows.time(Instant.EPOCH))
                .bind(2, draft)
                .execute());
    }

    @Override
    public void drop(UUID draft) {
        database.write(handle -> handle.execute("DELETE FROM outbox WHERE draft = ?", draft));
    }

    /** Whether the errand was there to be forgotten. */
    static boolean settled(Handle handle, UUID draft) {
        return handle.execute("DELETE FROM outbox WHERE draft = ?", draft) > 0;
    }
}
