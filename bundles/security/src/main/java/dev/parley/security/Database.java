/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import dev.parley.api.connector.Unavailable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/** The few statements of sign-in, each a transaction of its own. */
final class Database {

    private static final String INTEGRITY_VIOLATION = "23";

    private final DataSource source;

    Database(DataSource source) {
        this.source = source;
    }

    /** Reads one row's columns. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    <T> Optional<T> find(String sql, Row<T> row, String key) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, key);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(row.read(rows)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    /** Adds a row; false if another one is there with the same key. */
    boolean insert(String sql, Object... values) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
            return true;
        } catch (SQLException e) {
            if (e.getSQLState() != null && e.getSQLState().startsWith(INTEGRITY_VIOLATION)) {
                return false;
            }
            throw unavailable(e);
        }
    }

    private static Unavailable unavailable(SQLException cause) {
        return new Unavailable("the database", Duration.ofSeconds(5), cause);
    }
}
