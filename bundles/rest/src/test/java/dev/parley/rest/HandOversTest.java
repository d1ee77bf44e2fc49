/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.handover.HandOver;
import dev.parley.api.user.User;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandOversTest {

    private static final String ALL = "/api/admin/hand-overs/";

    private static Running running;

    @BeforeAll
    static void start() throws Exception {
        running = new Running();
    }

    @BeforeEach
    void reset() {
        running.reset();
    }

    @AfterAll
    static void stop() throws Exception {
        running.stop();
    }

    /** Ada's, in a conversation of its own. */
    private static HandOver open(Optional<String> draft, int seconds) throws Exception {
        var conversation = running.json(running.say("{\"message\":\"I want a human\"}"))
                .get("conversation_id")
                .asText();
        return running.desk.open(new HandOver(
                UUID.randomUUID(),
                UUID.fromString(conversation),
                Running.ADA.id(),
                Running.ADA.name(),
                "asked",
                draft,
                Stub.NOW.plusSeconds(seconds),
                Optional.empty()));
    }

    private static HandOver open() throws Exception {
        return open(Optional.empty(), 0);
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return running.get(Running.MARIA, path);
    }

    private static HttpResponse<String> reply(UUID id, String json) throws Exception {
        return running.send(running.as(Running.MARIA, running.post(ALL + id + "/reply/", json)), json);
    }

    private static HttpResponse<String> close(UUID id) throws Exception {
        return running.send(running.as(Running.MARIA, closing(id)));
    }

    private static HttpRequest.Builder closing(UUID id) {
        return running.request(ALL + id + "/close/").POST(BodyPublishers.noBody());
    }

    @Test
    void lists_the_open_ones_the_latest_first() throws Exception {
        var older = open(Optional.of("{\"intent\":\"create_change_request\",\"values\":{\"priority\":\"2\"}}"), 0);
        var newer = open(Optional.empty(), 1);
        close(open(Optional.empty(), 2).id());

        assertEquals(
                """
                {"results":[\
                {"id":"%s","conversation_id":"%s","user":{"id":"ada","name":"Ada"},"reason":"asked","draft":null,\
                "opened_at":"2030-06-01T12:00:01.123456Z","closed_at":null},\
                {"id":"%s","conversation_id":"%s","user":{"id":"ada","name":"Ada"},"reason":"asked",\
                "draft":{"intent":"create_change_request","values":{"priority":"2"}},\
                "opened_at":"2030-06-01T12:00:00.123456Z","closed_at":null}],"next":null}""".formatted(newer.id(), newer.conversation(), older.id(), older.conversation()), get(ALL).body());
        assertEquals(get(ALL).body(), get("/api/admin/hand-overs?status=open").body());
    }

    @Test
    void lists_the_closed_ones_by_themselves() throws Exception {
        open();
        var closed = open();
        close(closed.id());

        JsonNode results = running.json(get(ALL + "?status=closed")).get("results");

        assertEquals(1, results.size());
        assertEquals(closed.id().toString(), results.get(0).get("id").asText());
        assertTrue(results.get(0).get("closed_at").isTextual());
    }

    @Test
    void lists_page_by_page() throws Exception {
        for (int i = 0; i < 5; i++) {
            open(Optional.empty(), i);
        }
        JsonNode first = running.json(get(ALL + "?limit=3"));
        JsonNode second =
                running.json(get(ALL + "?limit=3&cursor=" + first.get("next").asText()));

        assertEquals(3, first.get("results").size());
        assertEquals(2, second.get("results").size());
        assertTrue(second.get("next").isNull());
    }

    @ParameterizedTest
    @CsvSource({
        "status=all, status must be open or closed.",
        "limit=101,  limit must be a whole number from 1 to 100.",
        "cursor=xyz, cursor must be the next of an earlier page."
    })
    void says_what_is_wrong_with_a_parameter(String query, String detail) throws Exception {
        assertRefused(400, detail, get(ALL + "?" + query));
    }

    @Test
    void reads_one_with_what_was_said() throws Exception {
        var handOver = open();

        JsonNode json = running.json(get(ALL + handOver.id() + "/"));

        assertEquals(handOver.id().toString(), json.get("id").asText());
        assertEquals("Ada", json.get("user").get("name").asText());
        assertEquals(List.of("I want a human", "Hello."), json.get("messages").findValuesAsText("text"));
        assertEquals(
                List.of("Hello."),
                running.json(get(ALL + handOver.id() + "?after=1&limit=1"))
                        .get("messages")
                        .findValuesAsText("text"));
    }

    @Test
    void says_a_reply_in_the_name_of_who_says_it() throws Exception {
        var handOver = open();

        assertEquals(
                204,
                reply(handOver.id(), "{\"message\":\" I am on it.\\u0000 \"}").statusCode());

        JsonNode conversation =
                running.json(running.get(Running.ADA, "/api/chat/conversations/" + handOver.conversation() + "/"));
        JsonNode last = conversation.get("messages").get(2);
        assertEquals("Maria (change team): I am on it.", last.get("text").asText());
        assertEquals("bot", last.get("sender").asText());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`{}`,                     `The message is empty: send \"message\" with some text in it.`",
                "``,                       `The message is empty: send \"message\" with some text in it.`",
                "`{\"message\":\" \\n\"}`, `The message is empty: send \"message\" with some text in it.`",
                "`{\"message\":7}`,        `message must be a text, not a number.`",
                "`[]`,                     `The body must be a JSON object, not an array.`"
            })
    void says_what_is_wrong_with_a_reply(String json, String detail) throws Exception {
        var handOver = open();
        assertRefused(400, detail, reply(handOver.id(), json));
        assertEquals(2, running.stub.messages(handOver.conversation(), 0, 10).size());
    }

    @Test
    void takes_a_reply_of_4000_characters_and_not_one_more() throws Exception {
        var handOver = open();
        var json = "{\"message\":\"%s\"}";

        assertEquals(204, reply(handOver.id(), json.formatted("x".repeat(4000))).statusCode());
        assertRefused(
                400,
                "The message is too long: it has 4,001 characters, at most 4,000 are taken.",
                reply(handOver.id(), json.formatted("x".repeat(4001))));
    }

    @Test
    void closes_one_once_and_says_nothing_in_it_afterwards() throws Exception {
        var handOver = open();

        assertEquals(204, close(handOver.id()).statusCode());

        assertRefused(409, "This hand-over is closed already.", close(handOver.id()));
        assertRefused(409, "This hand-over is closed already.", reply(handOver.id(), "{\"message\":\"x\"}"));
        assertEquals(2, running.stub.messages(handOver.conversation(), 0, 10).size());
        assertEquals(200, get(ALL + handOver.id() + "/").statusCode(), "it can still be read");
    }

    @Test
    void knows_nothing_of_hand_overs_that_are_not_there() throws Exception {
        var id = UUID.randomUUID();
        String none = "There is no such hand-over.";

        assertRefused(404, none, get(ALL + id + "/"));
        assertRefused(404, none, reply(id, "{\"message\":\"x\"}"));
        assertRefused(404, none, close(id));
    }

    @Test
    void says_when_the_conversation_is_gone() throws Exception {
        var handOver = open();
        running.stub.erase(Running.ADA, handOver.conversation());

        assertRefused(404, "There is no such conversation.", reply(handOver.id(), "{\"message\":\"x\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "%27%20or%201=1", "%F0%9F%9A%80"})
    void refuses_what_is_no_id(String id) throws Exception {
        String detail = "The id must be a UUID such as 123e4567-e89b-42d3-a456-426614174000.";
        assertRefused(400, detail, get(ALL + id + "/"));
        assertRefused(
                400,
                detail,
                running.send(running.as(Running.MARIA, running.post(ALL + id + "/reply", "{\"message\":\"x\"}"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%s/"})
    void is_for_admins_only(String path) throws Exception {
        var handOver = open();
        String address = ALL + path.formatted(handOver.id());
        var bob = new User("bob", "Bob", Set.of("change", "administrator"));

        assertRefused(403, "This needs the role admin.", running.get(Running.ADA, address));
        assertRefused(403, "This needs the role admin.", running.get(bob, address));
        assertRefused(
                401,
                "Sign in as somebody with the role admin: POST /api/session/.",
                running.send(running.request(address)));
        assertEquals(
                401,
                running.send(running.request(address).header("Authorization", "Bearer stolen"))
                        .statusCode());
        running.stub.guestsAllowed = false;
        assertEquals(401, running.send(running.request(address)).statusCode());
    }

    @Test
    void lets_admins_only_speak_and_close() throws Exception {
        var handOver = open();
        var reply = running.post(ALL + handOver.id() + "/reply/", "{\"message\":\"x\"}");

        assertEquals(401, running.send(reply.copy()).statusCode());
        assertEquals(403, running.send(running.as(Running.ADA, reply)).statusCode());
        assertEquals(401, running.send(closing(handOver.id())).statusCode());
        assertEquals(
                403,
                running.send(running.as(Running.ADA, closing(handOver.id()))).statusCode());

        assertEquals(2, running.stub.messages(handOver.conversation(), 0, 10).size());
        assertEquals(Optional.of(handOver), running.desk.find(handOver.id()));
        assertRefused(403, "This needs the role admin.", running.get(Running.ADA, ALL + UUID.randomUUID() + "/"));
    }

    @Test
    void refuses_pages_of_other_origins() throws Exception {
        var handOver = open();
        var request = closing(handOver.id()).header("Cookie", "parley_session=" + running.stub.tokenOf(Running.MARIA));

        assertEquals(
                403,
                running.send(request.copy().header("Origin", "https://evil.example"))
                        .statusCode());
        assertEquals(Optional.of(handOver), running.desk.find(handOver.id()));
        assertEquals(204, running.send(request).statusCode());
    }

    @Test
    void says_so_while_something_is_away() throws Exception {
        var handOver = open();
        running.stub.failure = new Unavailable("the database", Duration.ofSeconds(5), null);
        assertRefused(
                503,
                "The database is not available just now; try again in 5 s.",
                reply(handOver.id(), "{\"message\":\"x\"}"));

        running.desk.away(true);
        assertRefused(503, "The database is not available just now; try again in 1 s.", get(ALL));

        running.ports.desk = null;
        assertRefused(503, "The desk for hand-overs is not available just now; try again in 2 s.", get(ALL));
        assertRefused(
                503, "The desk for hand-overs is not available just now; try again in 2 s.", close(handOver.id()));
    }

    private static void assertRefused(int status, String detail, HttpResponse<String> response) throws Exception {
        assertEquals(status, response.statusCode(), response.body());
        assertEquals(detail, running.json(response).get("error").asText());
    }
}
