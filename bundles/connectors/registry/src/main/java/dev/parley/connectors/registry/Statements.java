/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.registry;

import dev.parley.api.connector.CallLog;
import dev.parley.lib.jdbi.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.HandleCallback;

/** The registry's statements, noted for whoever wonders what a turn has asked for. */
final class Statements {

    private static final String SYSTEM = "Registry";

    private final Database database;

    Statements(DataSource source) {
        this.database = new Database(source);
    }

    /** Asks: each statement on its own. */
    <R> R read(String operation, HandleCallback<R, SQLException> statements) {
        return noted(operation, () -> database.read(statements));
    }

    /** Writes: all of it or nothing. */
    <R> R write(String operation, HandleCallback<R, SQLException> statements) {
        return noted(operation, () -> database.write(statements));
    }

    private static <R> R noted(String operation, Supplier<R> statements) {
        long began = System.nanoTime();
        var outcome = "failed";
        try {
            var result = statements.get();
            outcome = "done";
            return result;
        } catch (RuntimeException e) {
            outcome = e.getClass().getSimpleName();
            throw e;
        } finally {
            CallLog.note(SYSTEM, operation, Duration.ofNanos(System.nanoTime() - began), outcome);
        }
    }
}
