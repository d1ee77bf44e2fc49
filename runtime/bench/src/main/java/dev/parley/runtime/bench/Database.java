/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The database that the server is to use. */
interface Database extends AutoCloseable {

    /** What tells the server. */
    Map<String, String> environment();

    /** What its own processes used so far; zero if it runs within the server. */
    Duration cpu();

    @Override
    void close() throws IOException;

    static Database named(String name) throws IOException {
        return switch (name) {
            case "h2" -> new Embedded();
            case "postgresql" -> Postgres.start();
            default -> throw new IllegalArgumentException("no such database: " + name);
        };
    }

    /** H2, within the server. */
    record Embedded() implements Database {

        @Override
        public Map<String, String> environment() {
            return Map.of();
        }

        @Override
        public Duration cpu() {
            return Duration.ZERO;
        }

        @Override
        public void close() {}
    }

    /** A PostgreSQL of its own, with its default, full durability. */
    record Postgres(EmbeddedPostgres server, ProcessHandle process, Path directory) implements Database {

        static Postgres start() throws IOException {
            var directory = Files.createTempDirectory("parley-bench-postgres");
            var server = EmbeddedPostgres.builder()
                    .setDataDirectory(directory)
                    .setCleanDataDirectory(true)
                    .start();
            var pid = Files.readAllLines(directory.resolve("postmaster.pid")).get(0);
            return new Postgres(
                    server, ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow(), directory);
        }

        @Override
        public Map<String, String> environment() {
            return Map.of(
                    "DB_ENGINE", "postgresql",
                    "DB_HOST", "127.0.0.1",
                    "DB_PORT", Integer.toString(server.getPort()),
                    "DB_NAME", "postgres",
                    "DB_USER", "postgres",
                    "DB_PASSWORD", "postgres");
        }

        @Override
        public Duration cpu() {
            return Cpu.of(process);
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
