/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.conversation.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was written is there, whatever ends in between; and nothing is there by half. */
final class DurabilityTest {

    private static final int ENOUGH = 300;
    private static final int TALKERS = 4;
    private static final Duration WEEK = Duration.ofDays(7);

    /** Another process: four users talk, each answered turn is printed, until somebody ends it. */
    static final class Talkers {
        private Talkers() {}

        public static void main(String[] args) throws Exception {
            var database = Databases.open(Databases.h2(Path.of(args[0])));
            var store = new JdbiConversations(database.source(), new Listeners(), WEEK);
            for (var user = 0; user < TALKERS; user++) {
                new Thread(() -> talk(store)).start();
            }
        }

        private static void talk(JdbiConversations store) {
            var id = UUID.randomUUID();
            while (true) {
                System.out.println(id + " " + Talk.turn(store, id, Optional.empty()));
            }
        }
    }

    @RepeatedTest(2)
    void keeps_every_answered_turn_when_the_process_is_killed(@TempDir Path directory) throws Exception {
        var answered = talkAndKill(directory);

        try (var database = Databases.open(Databases.h2(directory))) {
            var store = new JdbiConversations(database.source(), new Listeners(), WEEK);
            assertEquals(TALKERS, answered.size());
            answered.forEach((id, version) -> {
                long stored = whole(store, id);
                // At most one turn a user was written and not yet answered.
                assertTrue(stored == version || stored == version + 1, "answered " + version + ", stored " + stored);
            });
        }
    }

    /** H2 2.5.252 lost turns so, some 45 s after a file was made, which is how long it keeps freed space by default. */
    @Test
    void keeps_every_answered_turn_when_freed_space_is_used_again(@TempDir Path directory) throws Exception {
        try (var database = Databases.open(Databases.h2(directory));
                var connection = database.source().getConnection();
                var set = connection.createStatement()) {
            set.execute("SET RETENTION_TIME 0");
        }
        for (int round = 0; round < 6; round++) {
            var answered = talkAndKill(directory);
            try (var database = Databases.open(Databases.h2(directory))) {
                var store = new JdbiConversations(database.source(), new Listeners(), WEEK);
                answered.forEach((id, version) -> assertTrue(whole(store, id) >= version, "answered " + version));
            }
        }
    }

    /** The last answered version of each conversation. */
    private static Map<UUID, Long> talkAndKill(Path directory) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Talkers.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var answered = new HashMap<UUID, Long>();
        try (var lines = process.inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var words = line.split(" ");
                if (words.length == 2) {
                    answered.put(UUID.fromString(words[0]), Long.valueOf(words[1]));
                }
                if (answered.values().stream().mapToLong(Long::longValue).sum() == ENOUGH) {
                    process.toHandle().destroyForcibly();
                }
            }
        }
        process.waitFor();
        return answered;
    }

    @Test
    void writes_no_turn_by_half_when_the_connection_breaks() throws Exception {
        var settings = Databases.postgres();
        try (var gate = new Gate(settings.port());
                var behind = Databases.open(Databases.at(settings, gate.port()));
                var direct = Databases.open(settings)) {
            var store = new JdbiConversations(behind.source(), new Listeners(), WEEK);
            var watcher = new JdbiConversations(direct.source(), new Listeners(), WEEK);
            var id = UUID.randomUUID();
            for (var round = 0; round < 5; round++) {
                var before = round == 0 ? 0 : whole(watcher, id);
                var shut = new AtomicBoolean();
                var talking = CompletableFuture.runAsync(() -> talkUntil(shut, store, id));
                Wait.until("they talk", () -> version(watcher, id) > before + 20);
                shut.set(true);
                gate.shut();
                talking.get(30, TimeUnit.SECONDS);
                whole(watcher, id);
                gate.open();
            }
        }
    }

    private static void talkUntil(AtomicBoolean shut, JdbiConversations store, UUID id) {
        while (true) {
            try {
                Talk.turn(store, id, Optional.empty());
            } catch (Unavailable e) {
                if (shut.get()) {
                    return;
                }
            }
        }
    }

    private static long version(JdbiConversations store, UUID id) {
        return store.load(id, Optional.empty())
                .map(loaded -> loaded.conversation().version())
                .orElse(0L);
    }

    /** The version of a conversation, all of whose turns are whole. */
    private static long whole(JdbiConversations store, UUID id) {
        var conversation = store.load(id, Optional.empty()).orElseThrow().conversation();
        var messages = store.messages(id, 0, Integer.MAX_VALUE);
        assertEquals(2 * conversation.version(), conversation.messages());
        assertEquals(
                IntStream.rangeClosed(1, conversation.messages()).boxed().toList(),
                messages.stream().map(Message::seq).toList());
        return conversation.version();
    }
}
