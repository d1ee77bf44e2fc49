/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.api.intent.Reply;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private Running running;
    private Client ada;
    private UUID conversation;

    private record Event(String id, JsonNode frame) {}

    @BeforeEach
    void start() throws Exception {
        running = new Running("https://shop.example");
        ada = running.ada();
        ada.say("begin", ",'client_message_id':'m1'");
        conversation =
                UUID.fromString(ada.await("bot_message").get("conversation_id").asText());
    }

    @AfterEach
    void stop() throws Exception {
        ada.close();
        running.close();
    }

    @Test
    void sends_what_is_missing_and_then_what_comes() throws Exception {
        try (var events = events(open("?conversation_id=" + conversation + "&after_seq=1"))) {
            assertEquals("2", next(events).id());
            var resumed = next(events);
            assertEquals("", resumed.id());
            assertEquals("resumed", resumed.frame().get("type").asText());

            running.engine.announce(conversation, Reply.answer("News,\nof two lines."), exchange -> exchange);

            var news = next(events);
            assertEquals("3", news.id());
            assertEquals("bot_message", news.frame().get("type").asText());
            assertEquals("News,\nof two lines.", news.frame().get("message").asText());
        }
    }

    @Test
    void goes_on_after_what_the_browser_had_last() throws Exception {
        var response = open("?conversation_id=" + conversation + "&after_seq=0", "Last-Event-ID", "1");
        try (var events = events(response)) {
            assertEquals(
                    "text/event-stream;charset=utf-8",
                    response.headers().firstValue("Content-Type").orElseThrow().toLowerCase());
            assertEquals("2", next(events).id());
        }
    }

    @Test
    void sends_more_than_may_wait() throws Exception {
        var text = "x".repeat(3000);
        for (int i = 0; i < 300; i++) {
            running.engine.announce(conversation, Reply.answer(text), exchange -> exchange);
        }
        try (var events = events(open("?conversation_id=" + conversation))) {
            for (int seq = 1; seq <= 302; seq++) {
                assertEquals(String.valueOf(seq), next(events).id());
            }
            assertEquals("resumed", next(events).frame().get("type").asText());
        }
    }

    @Test
    void forgets_a_client_that_hangs_up() throws Exception {
        open("?conversation_id=" + conversation).body().close();

        long deadline = System.nanoTime() + 20_000_000_000L;
        while (running.switchboard.followers(conversation) > 1) {
            running.engine.announce(conversation, Reply.answer("Anybody there?"), exchange -> exchange);
            ada.await("bot_message");
            assertTrue(System.nanoTime() < deadline, "it is still remembered");
        }
    }

    @Test
    void lets_listed_pages_read() throws Exception {
        var response = open("?conversation_id=" + conversation, "Origin", "https://shop.example");
        response.body().close();

        assertEquals(
                "https://shop.example",
                response.headers().firstValue("Access-Control-Allow-Origin").orElseThrow());
        assertEquals(
                403,
                open("?conversation_id=" + conversation, false, "Origin", "https://evil.example")
                        .statusCode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                             | 400 | Say which conversation_id.",
                "?conversation_id=1             | 400 | conversation_id must be a UUID such as 123e4567-e89b-42d3-a456-426614174000.",
                "?conversation_id=MINE&after_seq=-1 | 400 | after_seq must be a whole number from 0 on.",
                "?conversation_id=MINE&after_seq=x  | 400 | after_seq must be a whole number from 0 on.",
                "?conversation_id=MINE&after_seq=3  | 400 | after_seq is 3, but the last message of this conversation has the seq 2.",
                "?conversation_id=00000000-0000-0000-0000-000000000001 | 404 | There is no such conversation."
            })
    void refuses_what_makes_no_sense(String query, int status, String detail) throws Exception {
        var response = open(query.replace("MINE", conversation.toString()));

        assertEquals(status, response.statusCode());
        assertEquals(detail, JSON.readTree(response.body()).get("error").asText());
    }

    private HttpResponse<InputStream> open(String query, String... headers) throws Exception {
        return open(query, true, headers);
    }

    private HttpResponse<InputStream> open(String query, boolean isSignedIn, String... headers) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + running.port() + "/api/chat/events/" + query));
        if (isSignedIn) {
            request.header("Authorization", "Bearer ada-token");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofInputStream());
    }

    private static BufferedReader events(HttpResponse<InputStream> response) {
        assertEquals(200, response.statusCode());
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    private static Event next(BufferedReader events) throws Exception {
        String id = "";
        for (String line = events.readLine(); ; line = events.readLine()) {
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("data: ")) {
                return new Event(id, JSON.readTree(line.substring(6)));
            }
        }
    }
}
