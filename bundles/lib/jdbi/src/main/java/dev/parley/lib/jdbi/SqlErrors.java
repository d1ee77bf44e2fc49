/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.jdbi;

import dev.parley.api.connector.Unavailable;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Set;

/** Reads SQL errors of H2 and PostgreSQL. */
final class SqlErrors {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    /**
     * Classes of SQLSTATE after which the same call may succeed: 08 connection, 40 rollback (deadlock), 53 resources
     * (disk full), 57 operator intervention (time-out, shutdown), 58 system error, HY time-out.
     */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57", "58", "HY");

    /**
     * States of the same kind in other classes: 25006 a PostgreSQL that is a standby now, 55P03 lock not available; of
     * H2: 90007 and 90067 connection closed, 90020 in use, 90024 to 90031 files, 90098 and 90121 database closed,
     * 90108 out of memory.
     */
    private static final Set<String> PASSING_STATES = Set.of(
            "25006", "55P03", "90007", "90020", "90024", "90025", "90026", "90027", "90028", "90029", "90030", "90031",
            "90067", "90098", "90108", "90121");

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String DATA_EXCEPTION = "22";

    private SqlErrors() {}

    /** What an error of Jdbi or of JDBC means, or the error itself if it is a defect. */
    static RuntimeException read(Exception error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return read(sql);
            }
        }
        return (RuntimeException) error;
    }

    private static RuntimeException read(SQLException error) {
        var state = error.getSQLState() == null ? "" : error.getSQLState();
        if (isPassing(error, state)) {
            return new Unavailable("the database", RETRY_AFTER, error);
        }
        if (state.equals(UNIQUE_VIOLATION)) {
            return new Duplicate();
        }
        // Without the cause: databases repeat the value, which is what a user typed.
        return state.startsWith(DATA_EXCEPTION)
                ? new IllegalArgumentException("The database cannot hold this value (SQLSTATE " + state + ").")
                : new IllegalStateException("The database refuses the statement (SQLSTATE " + state + ").", error);
    }

    private static boolean isPassing(SQLException sql, String state) {
        return sql instanceof SQLTransientException
                || sql instanceof SQLNonTransientConnectionException
                || sql instanceof SQLRecoverableException
                || PASSING_STATES.contains(state)
                || state.length() == 5 && PASSING.contains(state.substring(0, 2));
    }
}
