/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.jdbi;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jdbi.v3.core.statement.TemplateEngine;

/**
 * A database that speaks Jdbi, and whose errors are those of the API: {@link dev.parley.api.connector.Unavailable}
 * when it does not answer (or has no room left), {@link Duplicate} for a key that is there already,
 * IllegalArgumentException for a value that it cannot hold. Errors never repeat what was to be written. Statements are
 * plain SQL: no templates. Thread-safe.
 */
public final class Database {

    private final Jdbi jdbi;

    public Database(DataSource source) {
        this.jdbi = Jdbi.create(source);
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        jdbi.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
    }

    /** Asks: each statement on its own. */
    public <R> R read(HandleCallback<R, SQLException> statements) {
        try {
            return jdbi.withHandle(statements);
        } catch (SQLException | RuntimeException e) {
            throw SqlErrors.read(e);
        }
    }

    /** Writes: all of it or nothing, and durably when this returns. */
    public <R> R write(HandleCallback<R, SQLException> statements) {
        return read(handle -> {
            var result = handle.inTransaction(statements);
            settle(handle);
            return result;
        });
    }

    /**
     * H2 gathers what was committed and writes it half a second later, unless it is told to write. (Its setting
     * WRITE_DELAY=0 would write at once too, but also stops the thread that reclaims space: the file only grows.)
     */
    private static void settle(Handle handle) throws SQLException {
        if (handle.getConnection().getMetaData().getDatabaseProductName().equals("H2")) {
            handle.execute("CHECKPOINT");
        }
    }
}
