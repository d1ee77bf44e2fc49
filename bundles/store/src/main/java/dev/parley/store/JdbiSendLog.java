/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import dev.parley.api.outbox.SendLog;
import dev.parley.lib.jdbi.Database;
import dev.parley.lib.jdbi.Duplicate;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps in the table {@code sent_write} what was sent and not answered. */
@Component
public final class JdbiSendLog implements SendLog {

    private static final Duration FORGOTTEN = Duration.ofDays(1);

    private final Database database;
    private final Clock clock;

    @Activate
    public JdbiSendLog(@Reference(name = "source", target = "(name=parley)") DataSource source) {
        this(source, Clock.systemUTC());
    }

    JdbiSendLog(DataSource source, Clock clock) {
        this.database = new Database(source);
        this.clock = clock;
    }

    @Override
    public boolean begin(String key, Duration quiet) {
        var now = clock.instant();
        try {
            return database.write(handle -> handle.execute(
                                    "DELETE FROM sent_write WHERE sent_at < ?", Rows.time(now.minus(FORGOTTEN)))
                            < 0
                    || handle.execute(
                                    "UPDATE sent_write SET sent_at = ? WHERE name = ? AND sent_at <= ?",
                                    Rows.time(now),
                                    key,
                                    Rows.time(now.minus(quiet)))
                            > 0
                    || handle.execute("INSERT INTO sent_write (name, sent_at) VALUES (?, ?)", key, Rows.time(now)) > 0);
        } catch (Duplicate e) {
            return false;
        }
    }

    @Override
    public void end(String key) {
        database.write(handle -> handle.execute("DELETE FROM sent_write WHERE name = ?", key));
    }
}
