/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.e2e;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** A real PostgreSQL on a free port of the loopback address; it ends with this process. */
public final class Postgres implements AutoCloseable {

    private final EmbeddedPostgres server;

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
    }

    public static Postgres start() throws IOException {
        return new Postgres(EmbeddedPostgres.builder().start());
    }

    /** What Parley needs in its environment to use it. */
    public Map<String, String> environment() {
        return Map.of(
                "DB_ENGINE", "postgresql",
                "DB_HOST", "127.0.0.1",
                "DB_PORT", String.valueOf(server.getPort()),
                "DB_NAME", "postgres",
                "DB_USER", "postgres",
                "DB_PASSWORD", "postgres");
    }

    /** Starts a server and writes its environment as the macro {@code postgres} for a bndrun to include. */
    public static void main(String... args) throws IOException {
        var environment = start().environment().entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .sorted()
                .collect(Collectors.joining(",", "postgres: ", "\n"));
        Files.writeString(Path.of(args[0]), environment);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
