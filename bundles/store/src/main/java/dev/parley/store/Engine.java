/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import static org.osgi.service.jdbc.DataSourceFactory.JDBC_DATABASE_NAME;
import static org.osgi.service.jdbc.DataSourceFactory.JDBC_PASSWORD;
import static org.osgi.service.jdbc.DataSourceFactory.JDBC_PORT_NUMBER;
import static org.osgi.service.jdbc.DataSourceFactory.JDBC_SERVER_NAME;
import static org.osgi.service.jdbc.DataSourceFactory.JDBC_URL;
import static org.osgi.service.jdbc.DataSourceFactory.JDBC_USER;

import java.time.Duration;
import java.util.Locale;
import java.util.Properties;

/** A database product that Parley runs on. */
enum Engine {
    /**
     * In this process, in a file. {@code WRITE_DELAY=0} writes at each commit: by default H2 loses the last half second
     * when the process is killed. {@code retry:} opens the file again that the interruption of a caller closes, which would
     * end the database for all. A larger query cache keeps every statement of ours prepared. Closing is the pool's,
     * not a shutdown hook's.
     */
    H2("org.h2.Driver") {
        @Override
        Properties connection(Settings settings) {
            var properties = new Properties();
            properties.setProperty(
                    JDBC_URL,
                    "jdbc:h2:retry:file:%s;WRITE_DELAY=0;QUERY_CACHE_SIZE=64;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=%d"
                            .formatted(
                                    settings.directory().resolve(settings.name()),
                                    settings.statementTimeout().toMillis()));
            properties.setProperty(JDBC_USER, "parley");
            properties.setProperty(JDBC_PASSWORD, "");
            return properties;
        }

        @Override
        String limit(Duration statement) {
            return "SET QUERY_TIMEOUT " + statement.toMillis();
        }
    },

    /**
     * A server. The limit on statements is the server's own, which costs nothing a statement; the socket's, a little
     * longer, is for a server that hangs. Error details repeat values, so they are not asked for.
     */
    POSTGRESQL("org.postgresql.Driver") {
        @Override
        Properties connection(Settings settings) {
            var properties = new Properties();
            properties.setProperty(JDBC_SERVER_NAME, settings.host());
            properties.setProperty(JDBC_PORT_NUMBER, Integer.toString(settings.port() == 0 ? 5432 : settings.port()));
            properties.setProperty(JDBC_DATABASE_NAME, settings.name());
            properties.setProperty(JDBC_USER, settings.user());
            properties.setProperty(JDBC_PASSWORD, settings.password());
            properties.setProperty("ApplicationName", "parley");
            properties.setProperty("tcpKeepAlive", "true");
            properties.setProperty("logServerErrorDetail", "false");
            properties.setProperty("connectTimeout", seconds(settings.connectionTimeout()));
            properties.setProperty("loginTimeout", seconds(settings.connectionTimeout()));
            properties.setProperty(
                    "socketTimeout", seconds(settings.statementTimeout().plusSeconds(2)));
            return properties;
        }

        @Override
        String limit(Duration statement) {
            return "SET statement_timeout = " + statement.toMillis();
        }
    };

    private final String driver;

    Engine(String driver) {
        this.driver = driver;
    }

    /** The engine of this name; Django's names are understood too, as are none (H2). */
    static Engine named(String name) {
        var plain = name.strip().toLowerCase(Locale.ROOT).replaceFirst("^django\\.db\\.backends\\.", "");
        if (plain.isEmpty() || plain.equals("h2")) {
            return H2;
        }
        if (plain.matches("postgres(ql)?(_psycopg2)?")) {
            return POSTGRESQL;
        }
        throw new IllegalArgumentException("The database engine must be h2 or postgresql, not \"" + name + "\".");
    }

    /** The JDBC driver's class, by which its DataSourceFactory is found. */
    String driver() {
        return driver;
    }

    /** How a DataSourceFactory connects. */
    abstract Properties connection(Settings settings);

    /** The statement that ends a connection's statements after this time. */
    abstract String limit(Duration statement);

    private static String seconds(Duration duration) {
        return Long.toString(Math.max(1, (duration.toMillis() + 999) / 1000));
    }
}
