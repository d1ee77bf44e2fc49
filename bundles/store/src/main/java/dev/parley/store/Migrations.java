/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import dev.parley.lib.jdbi.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the tables up to date with the numbered SQL files beside this class. They are applied one after another, each
 * once, whoever else starts at the same time. H2 commits each statement that defines something, so every statement of
 * such a file can be repeated. They are the same for all databases, but for the type {@code LARGE_BYTES}.
 */
public final class Migrations {

    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    /** The first is version 1. A file that was released never changes. */
    private static final List<String> FILES = List.of(
            "001-conversations.sql",
            "002-changes.sql",
            "003-accounts.sql",
            "004-connectors.sql",
            "005-change-fields.sql",
            "006-understanding.sql",
            "007-customers.sql",
            "008-admin.sql");

    /** What Parley's nodes lock on a PostgreSQL server: "parley" as a number. */
    private static final long LOCK = 0x7061726c6579L;

    private static final int PATIENCE_MILLIS = (int) TimeUnit.MINUTES.toMillis(10);

    private Migrations() {}

    /** Applies what the database lacks. An H2 database has one node only. */
    public static void apply(DataSource source) {
        new Database(source).write(handle -> {
            lock(handle);
            handle.execute("""
                    CREATE TABLE IF NOT EXISTS schema_version (
                        version    INTEGER PRIMARY KEY,
                        file       VARCHAR NOT NULL,
                        checksum   VARCHAR NOT NULL,
                        applied_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL
                    )""");
            apply(handle, applied(handle));
            return null;
        });
    }

    private static void lock(Handle handle) throws SQLException {
        handle.getConnection().setNetworkTimeout(Runnable::run, PATIENCE_MILLIS);
        if (!isH2(handle)) {
            handle.execute("SELECT pg_advisory_xact_lock(?)", LOCK);
        }
    }

    private static boolean isH2(Handle handle) throws SQLException {
        return handle.getConnection().getMetaData().getDatabaseProductName().equals("H2");
    }

    private static Map<Integer, String> applied(Handle handle) {
        return handle.createQuery("SELECT version, checksum FROM schema_version")
                .map((row, context) -> Map.entry(row.getInt(1), row.getString(2)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static void apply(Handle handle, Map<Integer, String> applied) throws SQLException {
        // H2 keeps a BLOB apart from its row, as PostgreSQL does anyway: a list of rows does not read it.
        var largeBytes = isH2(handle) ? "BLOB" : "BYTEA";
        for (var version = 1; version <= FILES.size(); version++) {
            var file = FILES.get(version - 1);
            var sql = read(file);
            var checksum = applied.remove(version);
            if (checksum == null) {
                handle.createScript(sql.replace("LARGE_BYTES", largeBytes)).execute();
                handle.execute(
                        "INSERT INTO schema_version (version, file, checksum) VALUES (?, ?, ?)",
                        version,
                        file,
                        Sha256.of(sql));
                LOG.info("Applied {}", file);
            } else if (!checksum.equals(Sha256.of(sql))) {
                throw new IllegalStateException("The database was made by another " + file + " than this Parley's.");
            }
        }
        if (!applied.isEmpty()) {
            throw new IllegalStateException("The database is of a newer Parley than this one.");
        }
    }

    private static String read(String file) {
        try (var sql = Objects.requireNonNull(Migrations.class.getResourceAsStream(file), file)) {
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
