/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import java.nio.file.Path;
import java.time.Duration;

/** Which database, and how long to wait for it. */
record Settings(
        Engine engine,
        Path directory,
        String name,
        String host,
        int port,
        String user,
        String password,
        int pool,
        Duration connectionTimeout,
        Duration statementTimeout) {

    /** HikariCP accepts no shorter connection time-out. */
    private static final Duration SHORTEST = Duration.ofMillis(250);

    Settings {
        if (engine == Engine.H2 && !name.matches("[\\w.-]+")) {
            throw new IllegalArgumentException(
                    "The name of an H2 database may have letters, digits, dots, dashes and underscores: not \"" + name
                            + "\".");
        }
        if (engine == Engine.H2 && directory.toString().contains(";")) {
            throw new IllegalArgumentException("H2 keeps nothing in a directory whose name has a semicolon.");
        }
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("The database's port must be 0 to 65535, not " + port + ".");
        }
        if (pool < 1) {
            throw new IllegalArgumentException("The database needs a pool of 1 connection at least.");
        }
        if (connectionTimeout.compareTo(SHORTEST) < 0 || statementTimeout.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("The database's time-outs must be 250 milliseconds at least.");
        }
    }

    static Settings of(Connecting.Config config, Path data) {
        return new Settings(
                Engine.named(config.engine()),
                config.directory().isBlank() ? data.resolve("db") : Path.of(config.directory()),
                config.name(),
                config.host().isBlank() ? "localhost" : config.host(),
                config.port(),
                config.user(),
                config._password(),
                config.pool(),
                Duration.ofMillis(config.connection_timeout()),
                Duration.ofMillis(config.statement_timeout()));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return switch (engine) {
            case H2 -> "H2 at " + directory.resolve(name);
            case POSTGRESQL -> "PostgreSQL " + name + " at " + host + (port == 0 ? "" : ":" + port);
        };
    }
}
