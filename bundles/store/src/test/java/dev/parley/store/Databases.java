/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.util.OsgiDataSourceFactory;
import org.osgi.service.jdbc.DataSourceFactory;
import org.postgresql.osgi.PGDataSourceFactory;

/** Real databases, opened as the store opens them. */
final class Databases {

    private Databases() {}

    /** One PostgreSQL server for all tests of this process; it ends with the process. */
    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("synchronous_commit", "on")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** An open database. */
    record Open(Pool pool, DataSource source) implements AutoCloseable {
        @Override
        public void close() {
            pool.close();
        }
    }

    /** An H2 database in a file of this directory. */
    static Settings h2(Path directory) {
        return settings(Engine.H2, directory, "parley", 0);
    }

    /** A new, empty database on a PostgreSQL server. */
    static Settings postgres() {
        var name = "test_" + UUID.randomUUID().toString().replace("-", "");
        try (var connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                var create = connection.createStatement()) {
            create.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return settings(Engine.POSTGRESQL, Path.of("unused"), name, Server.POSTGRES.getPort());
    }

    private static Settings settings(Engine engine, Path directory, String name, int port) {
        return new Settings(
                engine,
                directory,
                name,
                "127.0.0.1",
                port,
                "postgres",
                "",
                4,
                Duration.ofSeconds(2),
                Duration.ofSeconds(5));
    }

    /** The same database by another way. */
    static Settings at(Settings of, int port) {
        return settings(of.engine(), of.directory(), of.name(), port);
    }

    /** Another database of the same server. */
    static Settings named(Settings of, String name) {
        return settings(of.engine(), of.directory(), name, of.port());
    }

    /** Opens one connection at a time. */
    static DataSource source(Settings settings) {
        DataSourceFactory driver = settings.engine() == Engine.H2
                ? new OsgiDataSourceFactory(new org.h2.Driver())
                : new PGDataSourceFactory();
        try {
            return driver.createDataSource(settings.engine().connection(settings));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static Open open(Settings settings) throws Exception {
        var published = new CompletableFuture<DataSource>();
        var pool = new Pool(settings, source(settings), connections -> {
            published.complete(connections);
            return () -> {};
        });
        return new Open(pool, published.get(30, TimeUnit.SECONDS));
    }
}
