/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.conversation.Audience;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The answer while it is being written, over the wire. */
class LiveMessagesTest {

    private static Running running;

    @BeforeAll
    static void start() throws Exception {
        running = new Running();
    }

    @BeforeEach
    void reset() {
        running.reset();
        running.serveCustomers();
    }

    @AfterAll
    static void stop() throws Exception {
        running.stop();
    }

    @Test
    void passes_every_piece_on_before_the_answer_is_whole() throws Exception {
        var first = new CountDownLatch(1);
        var second = new CountDownLatch(1);
        running.stub.writing = (said, pieces) -> {
            pieces.accept("Hel");
            await(first);
            pieces.accept("lo");
            await(second);
        };

        var response = running.open(ada("{\"message_text\":\"hi\"}"));
        try (var events = events(response)) {
            assertEquals(Optional.of("text/event-stream"), response.headers().firstValue("Content-Type"));
            assertEquals(Optional.of("no-store"), response.headers().firstValue("Cache-Control"));
            assertEquals(Optional.of("no"), response.headers().firstValue("X-Accel-Buffering"));
            assertEquals("event: piece\ndata: {\"text\":\"Hel\"}", next(events));
            first.countDown();
            assertEquals("event: piece\ndata: {\"text\":\"lo\"}", next(events));
            assertTrue(running.stub.said.isEmpty(), "nothing is stored yet");
            second.countDown();
            var message = next(events);
            assertTrue(message.startsWith("event: message\ndata: {\"message_id\":\""), message);
            assertTrue(message.contains("\"sender\":\"bot\",\"text\":\"Hello.\""), message);
            assertEquals("", next(events), "the end");
        }
        assertEquals(Audience.CHATBOT, running.stub.said.get(0).channel());
        assertEquals("hi", running.stub.said.get(0).text());
    }

    @Test
    void gives_a_guest_a_cookie() throws Exception {
        var response = running.open(running.post("/api/chatbot/messages/", "{\"message_text\":\"hi\"}")
                .header("Accept", "text/event-stream"));
        try (var events = events(response)) {
            assertTrue(next(events).startsWith("event: message\n"));
        }
        assertTrue(response.headers().firstValue("Set-Cookie").orElseThrow().startsWith("parley_session="));
    }

    @Test
    void refuses_as_always_what_goes_wrong_before_anything_is_written() throws Exception {
        running.stub.failure = new Unavailable("the database", Duration.ofSeconds(5), null);
        var unavailable = running.send(ada("{\"message_text\":\"hi\"}"));
        running.assertRefused(503, "The database is not available just now; try again in 5 s.", unavailable);
        assertEquals(Optional.of("5"), unavailable.headers().firstValue("Retry-After"));

        running.stub.failure = null;
        running.assertRefused(
                404,
                "There is no such conversation.",
                running.send(ada("{\"message_text\":\"hi\",\"conversation_id\":\"%s\"}".formatted(UUID.randomUUID()))));
        running.ports.dialog = null;
        assertEquals(503, running.send(ada("{\"message_text\":\"hi\"}")).statusCode());
    }

    @Test
    void tells_what_goes_wrong_later() throws Exception {
        running.stub.writing = (said, pieces) -> {
            pieces.accept("Hel");
            throw new Unavailable("the database", Duration.ofSeconds(5), null);
        };

        try (var events = events(running.open(ada("{\"message_text\":\"hi\"}")))) {
            assertEquals("event: piece\ndata: {\"text\":\"Hel\"}", next(events));
            var error = next(events);
            assertTrue(error.startsWith("event: error\n") && error.contains("\"status\":503"), error);
            assertEquals("", next(events), "the end");
        }
    }

    @Test
    void keeps_the_turn_of_somebody_who_hangs_up() throws Exception {
        var hungUp = new CountDownLatch(1);
        var stored = new CountDownLatch(1);
        running.stub.writing = (said, pieces) -> {
            pieces.accept("Hel");
            await(hungUp);
            for (int i = 0; i < 10_000; i++) {
                pieces.accept("l".repeat(1000));
            }
            stored.countDown();
        };

        var events = events(running.open(ada("{\"message_text\":\"hi\"}")));
        next(events);
        events.close();
        hungUp.countDown();

        await(stored);
        running.stub.writing = (said, pieces) -> {};
        assertEquals(200, running.ask("{\"message_text\":\"and?\"}").statusCode());
    }

    private static HttpRequest.Builder ada(String json) {
        return running.as(Running.ADA, running.post("/api/chatbot/messages/", json))
                .header("Accept", "text/event-stream");
    }

    private static BufferedReader events(HttpResponse<InputStream> response) {
        assertEquals(200, response.statusCode());
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    /** The lines of the next event; none at the end. */
    private static String next(BufferedReader events) throws IOException {
        var event = new StringBuilder();
        for (String line = events.readLine(); line != null && !line.isEmpty(); line = events.readLine()) {
            event.append(event.isEmpty() ? "" : "\n").append(line);
        }
        return event.toString();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
