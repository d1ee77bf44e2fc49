/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** A real H2 in memory with the tables that the store makes for sign-in, which can be taken away for a while. */
final class TestDatabase implements DataSource {

    private static final Path TABLES = Path.of("..", "store", "src", "main", "resources", "dev", "parley", "store");

    private final JdbcDataSource h2 = new JdbcDataSource();
    private final AtomicBoolean away = new AtomicBoolean();

    TestDatabase() throws SQLException, IOException {
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        try (var connection = h2.getConnection();
                var statement = connection.createStatement()) {
            for (var file : List.of("003-accounts.sql", "008-admin.sql")) {
                statement.execute(Files.readString(TABLES.resolve(file)));
            }
        }
    }

    void goesAway() {
        away.set(true);
    }

    void comesBack() {
        away.set(false);
    }

    void execute(String sql) throws SQLException {
        try (var connection = h2.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String first(String sql) throws SQLException {
        try (var connection = h2.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (away.get()) {
            throw new SQLException("away", "08001");
        }
        return h2.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return h2.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return h2.isWrapperFor(type);
    }
}
