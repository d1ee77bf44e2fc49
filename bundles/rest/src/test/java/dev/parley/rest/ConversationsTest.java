/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.dialog.Progress;
import dev.parley.api.feedback.Vote;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationsTest {

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
    void lists_ones_own_conversations_page_by_page() throws Exception {
        for (int i = 0; i < 5; i++) {
            running.say("{\"message\":\"hi\"}");
        }
        running.send(running.as(Running.BOB, running.post("/api/chat/message/", "{\"message\":\"hi\"}")));

        JsonNode first = running.json(running.get(Running.ADA, "/api/chat/conversations/?limit=3"));
        JsonNode second = running.json(running.get(
                Running.ADA,
                "/api/chat/conversations?limit=3&cursor=" + first.get("next").asText()));

        assertEquals(3, first.get("results").size());
        assertEquals(2, second.get("results").size());
        assertTrue(second.get("next").isNull());
        Set<String> ids = first.get("results").findValuesAsText("id").stream().collect(Collectors.toSet());
        ids.addAll(second.get("results").findValuesAsText("id"));
        assertEquals(5, ids.size());
        JsonNode newest = first.get("results").get(0);
        assertEquals("active", newest.get("status").asText());
        assertEquals("Hello.", newest.get("last_message").asText());
        assertEquals(2, newest.get("message_count").asInt());
        assertEquals("2030-06-01T12:00:00.123456Z", newest.get("started_at").asText());
        assertEquals("2030-06-01T12:00:05.123456Z", newest.get("updated_at").asText());
    }

    @Test
    void finds_conversations_by_what_was_said() throws Exception {
        running.say("{\"message\":\"restart payments\"}");
        running.say("{\"message\":\"something else\"}");

        JsonNode found = running.json(running.get(Running.ADA, "/api/chat/conversations/?q=payments"));
        JsonNode all = running.json(running.get(Running.ADA, "/api/chat/conversations/?q=%20"));
        JsonNode others = running.json(running.get(Running.BOB, "/api/chat/conversations/?q=payments"));

        assertEquals(1, found.get("results").size());
        assertEquals(2, all.get("results").size());
        assertEquals(0, others.get("results").size());
    }

    @Test
    void lists_nothing_for_somebody_new() throws Exception {
        var response = running.send(running.request("/api/chat/conversations/"));

        assertEquals("{\"results\":[],\"next\":null}", response.body());
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0,      limit must be a whole number from 1 to 100.",
        "limit=101,    limit must be a whole number from 1 to 100.",
        "limit=-1,     limit must be a whole number from 1 to 100.",
        "limit=ten,    limit must be a whole number from 1 to 100.",
        "limit=1e1,    limit must be a whole number from 1 to 100.",
        "limit=99999999999, limit must be a whole number from 1 to 100.",
        "cursor=xyz,   cursor must be the next of an earlier page."
    })
    void says_what_is_wrong_with_a_parameter(String query, String detail) throws Exception {
        assertRefused(400, detail, running.get(Running.ADA, "/api/chat/conversations/?" + query));
    }

    @Test
    void reads_a_conversation() throws Exception {
        running.stub.progress = new Progress(
                "create_change_request",
                List.of("short_description", "priority"),
                Map.of("short_description", "Restart"),
                Optional.of("priority"),
                false);
        String id = begin();

        JsonNode conversation = running.json(running.get(Running.ADA, "/api/chat/conversations/" + id + "/"));

        assertEquals(id, conversation.get("id").asText());
        JsonNode messages = conversation.get("messages");
        assertEquals(2, messages.size());
        assertEquals("user", messages.get(0).get("sender").asText());
        assertEquals("hi", messages.get(0).get("text").asText());
        assertEquals("{}", messages.get(0).get("metadata").toString());
        assertEquals("bot", messages.get(1).get("sender").asText());
        assertEquals(Stub.METADATA, messages.get(1).get("metadata").toString());
        assertEquals(
                "{\"intent\":\"create_change_request\",\"collected_data\":{\"short_description\":\"Restart\"},"
                        + "\"required_fields\":[\"short_description\",\"priority\"],\"next_field\":\"priority\"}",
                conversation.get("context").toString());
    }

    @Test
    void tells_ones_own_votes() throws Exception {
        String path = "/api/chat/conversations/" + begin() + "/";
        JsonNode messages = running.json(running.get(Running.ADA, path)).get("messages");
        assertFalse(messages.get(1).has("feedback"));

        running.bot.votes.put(UUID.fromString(messages.get(1).get("id").asText()), Vote.DOWN);

        messages = running.json(running.get(Running.ADA, path)).get("messages");
        assertFalse(messages.get(0).has("feedback"));
        assertEquals("down", messages.get(1).get("feedback").asText());
    }

    @Test
    void reads_on_while_nobody_keeps_votes() throws Exception {
        running.ports.feedback = null;

        assertEquals(
                200,
                running.get(Running.ADA, "/api/chat/conversations/" + begin()).statusCode());
    }

    @Test
    void knows_nothing_of_conversations_with_the_customer_bot() throws Exception {
        String id = running.json(running.ask("{\"message_text\":\"hi\"}"))
                .get("conversation_id")
                .asText();
        String path = "/api/chat/conversations/" + id + "/";

        assertRefused(404, "There is no such conversation.", running.get(Running.ADA, path));
        assertRefused(404, "There is no such conversation.", running.delete(Running.ADA, path));
        assertRefused(
                404,
                "There is no such conversation.",
                running.say("{\"message\":\"hi\",\"conversation_id\":\"%s\"}".formatted(id)));
        assertEquals(
                "{\"results\":[],\"next\":null}",
                running.get(Running.ADA, "/api/chat/conversations/").body());
    }

    @Test
    void reads_a_part_of_a_long_conversation() throws Exception {
        String id = begin();
        for (int i = 0; i < 4; i++) {
            running.say("{\"message\":\"more\",\"conversation_id\":\"%s\"}".formatted(id));
        }

        JsonNode part = running.json(running.get(Running.ADA, "/api/chat/conversations/" + id + "?after=3&limit=4"));

        assertEquals(10, part.get("message_count").asInt());
        assertEquals(
                List.of("4", "5", "6", "7"),
                part.get("messages").findValues("seq").stream()
                        .map(JsonNode::asText)
                        .toList());
        assertRefused(
                400,
                "after must be a whole number from 0 to 2147483647.",
                running.get(Running.ADA, "/api/chat/conversations/" + id + "?after=-1"));
        assertRefused(
                400,
                "limit must be a whole number from 1 to 1000.",
                running.get(Running.ADA, "/api/chat/conversations/" + id + "?limit=1001"));
    }

    @Test
    void erases_a_conversation() throws Exception {
        String path = "/api/chat/conversations/" + begin() + "/";

        assertEquals(
                204,
                running.send(running.as(Running.ADA, running.request(path).DELETE()))
                        .statusCode());
        assertRefused(404, "There is no such conversation.", running.get(Running.ADA, path));
        assertRefused(
                404,
                "There is no such conversation.",
                running.send(running.as(Running.ADA, running.request(path).DELETE())));
    }

    @Test
    void knows_nothing_of_other_peoples_conversations() throws Exception {
        String path = "/api/chat/conversations/" + begin() + "/";

        assertRefused(404, "There is no such conversation.", running.get(Running.BOB, path));
        assertRefused(
                404,
                "There is no such conversation.",
                running.send(running.as(Running.BOB, running.request(path).DELETE())));
        assertEquals(200, running.get(Running.ADA, path).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "null", "%27%20or%201=1", "g23e4567-e89b-42d3-a456-426614174000", "%F0%9F%9A%80"})
    void refuses_what_is_no_id(String id) throws Exception {
        String detail = "The id must be a UUID such as 123e4567-e89b-42d3-a456-426614174000.";
        assertRefused(400, detail, running.get(Running.ADA, "/api/chat/conversations/" + id + "/"));
        assertRefused(
                400,
                detail,
                running.send(running.as(
                        Running.ADA,
                        running.request("/api/chat/conversations/" + id + "/").DELETE())));
    }

    @Test
    void says_when_to_try_again() throws Exception {
        running.stub.failure = new Unavailable("the database", Duration.ofSeconds(5), null);
        var response = running.get(Running.ADA, "/api/chat/conversations/");

        assertRefused(503, "The database is not available just now; try again in 5 s.", response);
        assertEquals("5", response.headers().firstValue("Retry-After").orElseThrow());
    }

    @Test
    void does_not_blame_the_caller_for_its_own_mistakes() throws Exception {
        running.stub.failure = new IllegalArgumentException("not about a cursor");

        assertEquals(500, running.get(Running.ADA, "/api/chat/conversations/").statusCode());
    }

    private static String begin() throws Exception {
        return running.json(running.say("{\"message\":\"hi\"}"))
                .get("conversation_id")
                .asText();
    }

    private static void assertRefused(int status, String detail, HttpResponse<String> response) throws Exception {
        assertEquals(status, response.statusCode(), response.body());
        assertEquals(detail, running.json(response).get("error").asText());
    }
}
