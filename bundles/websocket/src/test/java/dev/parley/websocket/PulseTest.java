/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.intent.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** How sockets live and end. */
class PulseTest {

    private static final Duration LONG = Duration.ofMinutes(10);

    @Test
    void closes_a_client_that_does_not_even_answer() throws Exception {
        try (var running = new Running(limits(Duration.ofMillis(300), Duration.ofSeconds(2), LONG, LONG));
                var silent = running.ada();
                var polite = running.ada()) {
            silent.isPolite = false;
            var closed = CompletableFuture.supplyAsync(() -> closed(silent));
            while (!closed.isDone()) {
                polite.send("{'type':'ping'}");
                polite.next("pong");
            }

            assertEquals(1008, closed.join());
            polite.send("{'type':'ping'}");
            polite.next("pong");
        }
    }

    @Test
    void closes_a_client_that_is_signed_out() throws Exception {
        try (var running = new Running(limits(LONG, LONG, LONG, Duration.ofMillis(300)));
                var ada = running.ada();
                var bob = running.bob()) {
            running.engine.tokens.remove("ada-token");

            assertEquals(1008, ada.closed());

            bob.send("{'type':'ping'}");
            bob.next("pong");
        }
    }

    @Test
    void takes_no_turn_of_somebody_who_is_signed_out() throws Exception {
        try (var running = new Running(limits(LONG, LONG, LONG, LONG));
                var ada = running.ada()) {
            var heard = new CopyOnWriteArrayList<String>();
            running.engine.thinking = (said, pieces) -> heard.add(said.text());
            ada.say("before", "");
            ada.await("bot_message");
            running.engine.tokens.remove("ada-token");

            ada.say("after", "");

            assertEquals(1008, ada.closed());
            assertEquals(List.of("before"), heard);
        }
    }

    @Test
    void says_goodbye_when_the_server_stops() throws Exception {
        var running = new Running();
        try (var ada = running.ada()) {
            running.close();

            assertEquals(1001, ada.closed());
        }
    }

    @Test
    void cuts_a_slow_reader_off_and_nobody_else() throws Exception {
        try (var running = new Running(limits(LONG, LONG, Duration.ofMillis(500), LONG));
                var quick = running.ada();
                var slow = new Client(running.port(), "/ws/chat/", 4096, "Authorization: Bearer ada-token")) {
            quick.say("begin", "");
            var conversation = UUID.fromString(
                    quick.await("bot_message").get("conversation_id").asText());
            slow.await("bot_message");
            slow.send("{'type':'resume','conversation_id':'" + conversation + "','after_seq':2}");
            slow.next("resumed");
            var page = "x".repeat(4000);
            int seq = 2;
            // The kernel takes some of it, Parley some more, and then it is enough: of what waits, or of waiting.
            for (; running.switchboard.followers(conversation) > 1 && seq < 5000; seq++) {
                running.engine.announce(conversation, Reply.answer(page), exchange -> exchange);
                assertEquals(seq + 1, quick.await("bot_message").get("seq").asInt());
            }
            long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (running.switchboard.followers(conversation) > 1) {
                assertTrue(System.nanoTime() < deadline, "it is never cut off");
                Thread.onSpinWait();
            }
            assertTrue(Set.of(1013, -1).contains(slow.closed()));
            running.engine.announce(conversation, Reply.answer("still here"), exchange -> exchange);
            assertEquals("still here", quick.await("bot_message").get("message").asText());
        }
    }

    @Test
    void cuts_a_reader_off_that_is_stuck_in_a_replay() throws Exception {
        try (var running = new Running(limits(LONG, LONG, Duration.ofMillis(500), LONG));
                var quick = running.ada();
                var stuck = new Client(running.port(), "/ws/chat/", 4096, "Authorization: Bearer ada-token")) {
            quick.say("begin", "");
            var conversation = UUID.fromString(
                    quick.await("bot_message").get("conversation_id").asText());
            var page = "x".repeat(4000);
            for (int i = 0; i < 4000; i++) {
                running.engine.announce(conversation, Reply.answer(page), exchange -> exchange);
                quick.await("bot_message");
            }
            stuck.send("{'type':'resume','conversation_id':'" + conversation + "','after_seq':2}");

            long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (running.switchboard.followers(conversation) < 2) {
                assertTrue(System.nanoTime() < deadline, "it never resumes");
                Thread.onSpinWait();
            }
            while (running.switchboard.followers(conversation) > 1) {
                assertTrue(System.nanoTime() < deadline, "it is never cut off");
                Thread.onSpinWait();
            }
        }
    }

    private static int closed(Client client) {
        try {
            return client.closed();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Limits limits(Duration ping, Duration idle, Duration stuck, Duration signedIn) {
        return new Limits(ping, idle, stuck, signedIn, 64 * 1024, 64 * 1024, 16, Integer.MAX_VALUE / 8, 20, 100, 4);
    }
}
