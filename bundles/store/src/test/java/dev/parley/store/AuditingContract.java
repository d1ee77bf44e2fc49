/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.audit.Audit;
import dev.parley.lib.jdbi.Database;
import dev.parley.testkit.audit.AuditContract;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What admins did, on each of the store's databases. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AuditingContract extends AuditContract {

    private static final Duration DAY = Duration.ofDays(1);

    private Databases.Open database;

    abstract Settings settings(Path directory);

    @BeforeAll
    void open(@TempDir Path directory) throws Exception {
        database = Databases.open(settings(directory));
    }

    @AfterAll
    void close() {
        database.close();
    }

    /** Another node's each time. */
    @Override
    protected Audit audit() {
        return new JdbiAudit(database.source());
    }

    private void entries(String who, int count, Instant at) {
        new Database(database.source()).write(handle -> {
            for (int i = 0; i < count; i++) {
                handle.execute(
                        "INSERT INTO audit (id, at, who, action, subject, details) VALUES (?, ?, ?, '', '', '')",
                        UUID.randomUUID(),
                        Rows.time(at),
                        who);
            }
            return null;
        });
    }

    private int count(String who) {
        return new Database(database.source())
                .read(handle -> handle.createQuery("SELECT COUNT(*) FROM audit WHERE who = ?")
                        .bind(0, who)
                        .mapTo(Integer.class)
                        .one());
    }

    @Test
    void erases_what_is_too_old_and_nothing_else() {
        var now = Instant.now();
        entries("long ago", 2001, now.minus(DAY.multipliedBy(31)));
        entries("lately", 3, now.minus(DAY.multipliedBy(29)));

        var retention = new Retention(database.source(), new Listeners(), 0, 30);
        Wait.until("old entries are erased", () -> count("long ago") == 0);
        retention.close();

        assertEquals(3, count("lately"));
    }

    @Test
    void pages_through_what_was_done_at_the_same_moment() {
        entries("at once", 5, Instant.now());

        var first = audit().list(Optional.of("at once"), 3, Optional.empty());
        var second = audit().list(Optional.of("at once"), 3, first.next());

        assertEquals(3, first.items().size());
        assertEquals(2, second.items().size());
        assertEquals(Optional.empty(), second.next());
    }
}
