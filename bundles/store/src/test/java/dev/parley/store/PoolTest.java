/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.connector.Unavailable;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PoolTest {

    private static final Duration LATEST = Duration.ofSeconds(10);

    private final List<DataSource> published = new CopyOnWriteArrayList<>();
    private Settings direct;
    private Gate gate;

    @BeforeEach
    void build() throws Exception {
        direct = Databases.postgres();
        gate = new Gate(direct.port());
    }

    @AfterEach
    void tear_down() throws Exception {
        gate.close();
    }

    /** A pool behind the gate. */
    private Pool pool() {
        var settings = Databases.at(direct, gate.port());
        return new Pool(settings, Databases.source(settings), connections -> {
            published.add(connections);
            return () -> published.remove(connections);
        });
    }

    @Test
    void publishes_when_the_database_answers_at_last() throws Exception {
        gate.shut();
        try (var pool = pool()) {
            Wait.until("the reason is told", () -> pool.problem().orElse("").contains("refused"));
            assertEquals(List.of(), published);

            gate.open();
            Wait.until("all is well", () -> pool.problem().isEmpty());
            assertEquals(Optional.empty(), store().load(UUID.randomUUID(), Optional.empty()));
        }
        assertEquals(List.of(), published, "withdrawn again");
    }

    @Test
    void says_so_quickly_when_the_database_is_gone_and_recovers() throws Exception {
        try (var pool = pool()) {
            Wait.until("all is well", () -> pool.problem().isEmpty());
            var store = store();
            store.load(UUID.randomUUID(), Optional.empty());

            gate.shut();
            unavailable(store);
            unavailable(store);
            Wait.until("the reason is told", () -> pool.problem().isPresent());
            assertEquals(1, published.size(), "the service stays");

            gate.open();
            Wait.until("all is well again", () -> pool.problem().isEmpty());
            assertEquals(Optional.empty(), store.load(UUID.randomUUID(), Optional.empty()));
        }
    }

    @Test
    void gives_up_on_a_database_that_hangs() {
        try (var pool = pool()) {
            Wait.until("all is well", () -> pool.problem().isEmpty());
            var store = store();
            gate.freeze();
            unavailable(store);
            Wait.until("the reason is told", () -> pool.problem().isPresent());

            gate.thaw();
            Wait.until("all is well again", () -> pool.problem().isEmpty());
            assertEquals(Optional.empty(), store.load(UUID.randomUUID(), Optional.empty()));
        }
    }

    private static void unavailable(JdbiConversations store) {
        var error = assertTimeoutPreemptively(
                LATEST, () -> assertThrows(Unavailable.class, () -> store.load(UUID.randomUUID(), Optional.empty())));
        assertEquals("the database", error.system());
    }

    @Test
    void stops_while_the_database_is_away() throws Exception {
        gate.shut();
        var pool = pool();
        Wait.until("it was tried", () -> pool.problem().orElse("").contains("refused"));

        assertTimeoutPreemptively(LATEST, pool::close);

        gate.open();
        assertEquals(List.of(), published);
        assertFalse(
                Thread.getAllStackTraces().keySet().stream()
                        .anyMatch(thread -> thread.getName().equals("parley-database") && thread.isAlive()),
                "its thread is gone");
    }

    @Test
    void closes_its_connections() {
        var pool = pool();
        Wait.until("all is well", () -> pool.problem().isEmpty());
        var connections = published.get(0);

        pool.close();

        assertThrows(SQLException.class, connections::getConnection);
    }

    @Test
    void tells_that_there_is_no_such_database() {
        var settings = Databases.named(direct, "nowhere");
        try (var pool = new Pool(settings, Databases.source(settings), connections -> () -> {})) {
            Wait.until("the reason is told", () -> pool.problem().orElse("").contains("\"nowhere\" does not exist"));
        }
    }

    @Test
    void tells_what_is_wrong_with_the_file(@TempDir Path directory) throws Exception {
        var settings = Databases.h2(directory);
        java.nio.file.Files.writeString(directory.resolve("parley.mv.db"), "This is no database.".repeat(1000));
        try (var pool = new Pool(settings, Databases.source(settings), connections -> () -> {})) {
            Wait.until("the reason is told", () -> pool.problem().orElse("").contains("H2 at " + directory));
            assertTrue(
                    pool.problem().orElseThrow().contains("corrupted"),
                    pool.problem().orElseThrow());
        }
    }

    private JdbiConversations store() {
        return new JdbiConversations(published.get(0), new Listeners(), Duration.ofDays(7));
    }
}
