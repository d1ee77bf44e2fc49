/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.jdbi;

import java.sql.SQLException;
import javax.sql.DataSource;
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

    /** Writes: all of it or nothing. */
    public <R> R write(HandleCallback<R, SQLException> statements) {
        return read(handle -> handle.inTransaction(statements));
    }
}
