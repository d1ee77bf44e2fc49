/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.feedback.Vote;
import dev.parley.api.user.User;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatbotConversationsTest {

    private static final String CONVERSATIONS = "/api/chatbot/conversations/";
    private static final String NONE = "There is no such conversation.";

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
    void reads_what_was_said() throws Exception {
        running.stub.metadata =
                "{\"kind\":\"answer\",\"sources\":[{\"title\":\"Prices\",\"link\":\"https://shop.test/p\"}],"
                        + "\"answered_by\":\"faq\",\"detected\":[]}";
        JsonNode messages = running.json(running.get(Running.ADA, messages(begin())));

        assertEquals(2, messages.size());
        JsonNode question = messages.get(0);
        assertEquals("customer", question.get("sender").asText());
        assertEquals("hi", question.get("text").asText());
        assertEquals(1, question.get("seq").asInt());
        assertEquals("2030-06-01T12:00:00.123456Z", question.get("timestamp").asText());
        assertEquals(5, question.size(), "nothing that is empty");
        JsonNode answer = messages.get(1);
        assertEquals("bot", answer.get("sender").asText());
        assertEquals(2, answer.get("seq").asInt());
        assertEquals("faq", answer.get("answered_by").asText());
        assertEquals(
                "[{\"title\":\"Prices\",\"link\":\"https://shop.test/p\"}]",
                answer.get("sources").toString());
        assertEquals(7, answer.size(), "nothing that is empty");
    }

    @Test
    void reads_what_was_offered_to_choose_from() throws Exception {
        running.stub.metadata = "{\"kind\":\"answer\",\"quick_replies\":[{\"label\":\"Yes\",\"value\":\"yes\"}]}";

        assertEquals(
                "[{\"label\":\"Yes\",\"value\":\"yes\"}]",
                running.json(running.get(Running.ADA, messages(begin())))
                        .get(1)
                        .get("quick_replies")
                        .toString());
    }

    @Test
    void finds_conversations_by_what_was_said() throws Exception {
        running.ask("{\"message_text\":\"where is my parcel\"}");
        running.ask("{\"message_text\":\"prices\"}");

        assertEquals(
                1,
                running.json(running.get(Running.ADA, CONVERSATIONS + "?q=parcel"))
                        .get("results")
                        .size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"sources\":[],\"answered_by\":null}", "{\"kind\":\"failure\"}"})
    void says_no_more_than_was_noted(String metadata) throws Exception {
        running.stub.metadata = metadata;

        assertEquals(
                5,
                running.json(running.get(Running.ADA, messages(begin()))).get(1).size());
    }

    @Test
    void reads_what_is_new() throws Exception {
        String id = begin();
        for (int i = 0; i < 4; i++) {
            running.ask("{\"message_text\":\"more\",\"conversation_id\":\"%s\"}".formatted(id));
        }

        assertEquals(List.of("4", "5", "6", "7"), seqs(messages(id) + "?after=3&limit=4"));
        assertEquals(List.of("10"), seqs(CONVERSATIONS + id + "/messages?after=9"));
        assertEquals(List.of(), seqs(messages(id) + "?after=2147483647"));
    }

    @Test
    void reads_no_message_while_nothing_is_new() throws Exception {
        String id = begin();
        var first = running.get(Running.ADA, messages(id));
        assertEquals(Optional.of("private, no-cache"), first.headers().firstValue("Cache-Control"));
        assertEquals(1, running.stub.reads.get());

        var again = known(Running.ADA, messages(id), tag(first));

        assertEquals(304, again.statusCode());
        assertEquals("", again.body());
        assertEquals(tag(first), tag(again));
        assertEquals(Optional.of("private, no-cache"), again.headers().firstValue("Cache-Control"));
        assertEquals("[]", running.get(Running.ADA, messages(id) + "?after=2").body());
        assertEquals(1, running.stub.reads.get());
        assertEquals(0, running.bot.voteReads.get());
    }

    @Test
    void notices_what_is_said_and_what_is_voted_on() throws Exception {
        String id = begin();
        String tag = tag(running.get(Running.ADA, messages(id)));

        running.ask("{\"message_text\":\"more\",\"conversation_id\":\"%s\"}".formatted(id));
        var more = known(Running.ADA, messages(id), tag);
        assertEquals(200, more.statusCode());
        assertNotEquals(tag, tag(more));
        JsonNode answer = running.json(more).get(1);
        assertFalse(answer.has("feedback"));

        running.bot.votes.put(UUID.fromString(answer.get("id").asText()), Vote.UP);
        running.stub.votes = 1;
        var voted = known(Running.ADA, messages(id), tag(more));
        assertEquals(200, voted.statusCode());
        assertEquals("up", running.json(voted).get(1).get("feedback").asText());
        assertFalse(running.json(voted).get(0).has("feedback"));
    }

    @Test
    void reads_on_while_nobody_keeps_votes() throws Exception {
        running.stub.votes = 1;
        running.ports.feedback = null;

        assertEquals(
                2, running.json(running.get(Running.ADA, messages(begin()))).size());
    }

    @Test
    void knows_nothing_of_conversations_of_others_or_with_the_assistant() throws Exception {
        String mine = begin();
        String tag = tag(running.get(Running.ADA, messages(mine)));
        String assistants = running.json(running.say("{\"message\":\"hi\"}"))
                .get("conversation_id")
                .asText();

        running.assertRefused(404, NONE, running.get(Running.BOB, messages(mine)));
        running.assertRefused(404, NONE, known(Running.BOB, messages(mine), tag));
        running.assertRefused(404, NONE, running.delete(Running.BOB, CONVERSATIONS + mine + "/"));
        running.assertRefused(404, NONE, running.get(Running.ADA, messages(assistants)));
        running.assertRefused(404, NONE, running.delete(Running.ADA, CONVERSATIONS + assistants + "/"));
        running.assertRefused(
                404, NONE, running.get(Running.ADA, messages(UUID.randomUUID().toString())));
        assertEquals(
                200,
                running.get(Running.ADA, "/api/chat/conversations/" + assistants)
                        .statusCode());
    }

    @Test
    void lists_ones_own_conversations_page_by_page() throws Exception {
        for (int i = 0; i < 3; i++) {
            begin();
        }
        running.say("{\"message\":\"hi\"}");
        String json = "{\"message_text\":\"hi\"}";
        running.send(running.as(Running.BOB, running.post("/api/chatbot/messages/", json)), json);

        JsonNode first = running.json(running.get(Running.ADA, CONVERSATIONS + "?limit=2"));
        JsonNode second = running.json(running.get(
                Running.ADA,
                "/api/chatbot/conversations?limit=2&cursor=" + first.get("next").asText()));

        assertEquals(2, first.get("results").size());
        assertEquals(1, second.get("results").size());
        assertEquals("Hello.", first.at("/results/0/last_message").asText());
    }

    @Test
    void erases_a_conversation() throws Exception {
        String id = begin();

        assertEquals(204, running.delete(Running.ADA, CONVERSATIONS + id + "/").statusCode());
        running.assertRefused(404, NONE, running.get(Running.ADA, messages(id)));
        running.assertRefused(404, NONE, running.delete(Running.ADA, CONVERSATIONS + id));
    }

    @ParameterizedTest
    @CsvSource({
        "after=-1,         after must be a whole number from 0 to 2147483647.",
        "after=x,          after must be a whole number from 0 to 2147483647.",
        "after=2147483648, after must be a whole number from 0 to 2147483647.",
        "after=1.5,        after must be a whole number from 0 to 2147483647.",
        "limit=0,          limit must be a whole number from 1 to 1000.",
        "limit=1001,       limit must be a whole number from 1 to 1000."
    })
    void says_what_is_wrong_with_a_parameter(String query, String detail) throws Exception {
        running.assertRefused(400, detail, running.get(Running.ADA, messages(begin()) + "?" + query));
    }

    @ParameterizedTest
    @CsvSource({
        "cursor=xyz, cursor must be the next of an earlier page.",
        "limit=101,  limit must be a whole number from 1 to 100."
    })
    void says_what_is_wrong_with_a_page(String query, String detail) throws Exception {
        running.assertRefused(400, detail, running.get(Running.ADA, CONVERSATIONS + "?" + query));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "null", "%27%20or%201=1", "%F0%9F%9A%80"})
    void refuses_what_is_no_id(String id) throws Exception {
        String detail = "The id must be a UUID such as 123e4567-e89b-42d3-a456-426614174000.";
        running.assertRefused(400, detail, running.get(Running.ADA, messages(id)));
        running.assertRefused(400, detail, running.delete(Running.ADA, CONVERSATIONS + id + "/"));
    }

    @Test
    void says_when_to_try_again() throws Exception {
        String id = begin();
        running.stub.failure = new Unavailable("the database", Duration.ofSeconds(5), null);

        running.assertRefused(
                503,
                "The database is not available just now; try again in 5 s.",
                running.get(Running.ADA, messages(id)));
    }

    private static String begin() throws Exception {
        return running.json(running.ask("{\"message_text\":\"hi\"}"))
                .get("conversation_id")
                .asText();
    }

    private static String messages(String id) {
        return CONVERSATIONS + id + "/messages/";
    }

    private static List<String> seqs(String path) throws Exception {
        return running.json(running.get(Running.ADA, path)).findValuesAsText("seq");
    }

    private static HttpResponse<String> known(User user, String path, String tag) throws Exception {
        return running.send(running.as(user, running.request(path)).header("If-None-Match", tag));
    }

    private static String tag(HttpResponse<String> response) {
        return response.headers().firstValue("ETag").orElseThrow();
    }
}
