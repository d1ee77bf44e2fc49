/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.conversation.StaleConversation;
import dev.parley.api.dialog.Utterance;
import dev.parley.api.intent.QuickReply;
import dev.parley.api.intent.Reply;
import dev.parley.api.knowledge.Finding;
import dev.parley.api.knowledge.Source;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatbotMessagesTest {

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

    @ParameterizedTest
    @ValueSource(strings = {"/api/chatbot/messages/", "/api/chatbot/messages"})
    void asks_what_the_customer_asked(String path) throws Exception {
        String json = "{\"conversation_id\":null,\"message_text\":\" How do I pay? \"}";
        var response = running.send(running.as(Running.ADA, running.post(path, json)), json);

        assertEquals(200, response.statusCode());
        assertEquals(
                new Utterance(Running.ADA, Optional.empty(), "How do I pay?", Optional.empty(), Map.of(), "chatbot"),
                said());
        JsonNode answer = running.json(response);
        UUID.fromString(answer.get("message_id").asText());
        UUID.fromString(answer.get("conversation_id").asText());
        assertEquals("bot", answer.get("sender").asText());
        assertEquals("Hello.", answer.get("text").asText());
        assertEquals("2030-06-01T12:00:00.123456Z", answer.get("timestamp").asText());
        assertEquals(2, answer.get("seq").asInt());
        assertEquals(6, answer.size(), "nothing that is empty");
    }

    @Test
    void says_where_the_answer_is_from() throws Exception {
        var sources = List.of(
                new Source("Prices", Optional.of("https://shop.test/p"), Optional.of("by card")),
                new Source("A leaflet", Optional.empty(), Optional.empty()));
        running.stub.reply = Reply.answer(new Finding("By card.", "rag", Optional.empty(), 0.9, sources))
                .suggest(QuickReply.of("thanks"));

        JsonNode answer = running.json(running.ask("{\"message_text\":\"x\"}"));

        assertEquals(
                "[{\"title\":\"Prices\",\"link\":\"https://shop.test/p\",\"excerpt\":\"by card\"},{\"title\":\"A leaflet\"}]",
                answer.get("sources").toString());
        assertEquals("rag", answer.get("answered_by").asText());
        assertEquals(
                "[{\"label\":\"thanks\",\"value\":\"thanks\"}]",
                answer.get("quick_replies").toString());
    }

    @Test
    void writes_what_is_no_answer_too() throws Exception {
        running.stub.reply = new Reply.Failure("That went wrong.", List.of(), "I-1");

        assertEquals(
                "That went wrong.",
                running.json(running.ask("{\"message_text\":\"x\"}"))
                        .get("text")
                        .asText());
    }

    @Test
    void goes_on_with_a_conversation() throws Exception {
        String id = running.json(running.ask("{\"message_text\":\"one\"}"))
                .get("conversation_id")
                .asText();
        var second = running.ask(
                "{\"conversation_id\":\"%s\",\"message_text\":\"two\",\"client_message_id\":\"m-2\",\"language\":\"de\",\"time_zone\":\"Europe/Berlin\"}"
                        .formatted(id));

        assertEquals(id, running.json(second).get("conversation_id").asText());
        assertEquals(4, running.json(second).get("seq").asInt());
        assertEquals(Optional.of(UUID.fromString(id)), said().conversation());
        assertEquals(Optional.of("m-2"), said().clientMessageId());
        assertEquals(Optional.of(Locale.GERMAN), said().locale());
        assertEquals(Optional.of(ZoneId.of("Europe/Berlin")), said().zone());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`{}`,                                `The message is empty: send \"message_text\" with some text in it.`",
                "``,                                  `The message is empty: send \"message_text\" with some text in it.`",
                "`{\"message\":\"x\"}`,               `The message is empty: send \"message_text\" with some text in it.`",
                "`{\"message_text\":null}`,           `The message is empty: send \"message_text\" with some text in it.`",
                "`{\"message_text\":\" \\n \"}`,    `The message is empty: send \"message_text\" with some text in it.`",
                "`{\"message_text\":\"\",\"form\":{\"a\":\"b\"}}`, `The message is empty: send \"message_text\" with some text in it.`",
                "`{\"message_text\":5}`,              `message_text must be a text, not a number.`",
                "`{\"message_text\":[\"x\"]}`,        `message_text must be a text, not an array.`",
                "`{\"message_text\":\"x\",\"conversation_id\":\"12\"}`, `conversation_id must be a UUID such as 123e4567-e89b-42d3-a456-426614174000.`",
                "`{\"message_text\":\"x\",\"client_message_id\":12}`, `client_message_id must be a text, not a number.`",
                "`{\"message_text\":\"x\",\"language\":\"de_DE\"}`, `language must be a language tag such as de or en-GB.`",
                "`{\"message_text\":\"x\",\"time_zone\":\"Mars\"}`, `time_zone must be known, such as Europe/Berlin or +02:00.`",
                "`[]`,                                `The body must be a JSON object, not an array.`",
                "`message_text=x`,                    `The body is not valid JSON at line 1, column 1.`"
            })
    void says_what_is_wrong_with_a_body(String json, String detail) throws Exception {
        running.assertRefused(400, detail, running.ask(json));
        running.assertRefused(
                400,
                detail,
                running.send(running.as(Running.ADA, running.post("/api/chatbot/messages/", json))
                        .header("Accept", "text/event-stream")));
        assertTrue(running.stub.said.isEmpty());
    }

    @Test
    void takes_4000_characters_and_not_one_more() throws Exception {
        String json = "{\"message_text\":\"%s\"}";
        assertEquals(200, running.ask(json.formatted("x".repeat(4000))).statusCode());
        running.assertRefused(
                400,
                "The message is too long: it has 4,001 characters, at most 4,000 are taken.",
                running.ask(json.formatted("x".repeat(4001))));
    }

    @Test
    void refuses_a_conversation_that_is_unknown_or_somebody_elses_or_with_the_assistant() throws Exception {
        String json = "{\"message_text\":\"x\",\"conversation_id\":\"%s\"}";
        String mine = id(running.ask("{\"message_text\":\"mine\"}"));
        String assistants = id(running.say("{\"message\":\"hi\"}"));

        running.assertRefused(404, "There is no such conversation.", running.ask(json.formatted(UUID.randomUUID())));
        running.assertRefused(404, "There is no such conversation.", running.ask(json.formatted(assistants)));
        running.assertRefused(
                404,
                "There is no such conversation.",
                running.send(running.as(Running.BOB, running.post("/api/chatbot/messages/", json.formatted(mine)))));
    }

    @Test
    void takes_json_only_and_answers_json_or_events() throws Exception {
        var form = running.send(running.as(Running.ADA, running.request("/api/chatbot/messages/"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("message_text=x")));
        running.assertRefused(415, "Send JSON, and say so: Content-Type: application/json.", form);

        String json = "{\"message_text\":\"x\"}";
        var html = running.send(running.as(Running.ADA, running.post("/api/chatbot/messages/", json))
                .header("Accept", "text/html"));
        assertEquals(406, html.statusCode());
        assertTrue(running.stub.said.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "application/json, text/event-stream", "text/*;q=0.5, */*"})
    void prefers_json(String accept) throws Exception {
        String json = "{\"message_text\":\"x\"}";
        var response = running.send(
                running.as(Running.ADA, running.post("/api/chatbot/messages/", json))
                        .header("Accept", accept),
                json);

        assertEquals(
                "application/json",
                response.headers().firstValue("Content-Type").orElseThrow());
        assertFalse(response.headers().firstValue("Content-Length").isEmpty(), "in one piece");
    }

    @Test
    void makes_a_guest_of_somebody_unknown() throws Exception {
        String json = "{\"message_text\":\"x\"}";
        var response = running.send(running.post("/api/chatbot/messages/", json), json);
        assertTrue(response.headers().firstValue("Set-Cookie").orElseThrow().startsWith("parley_session="));

        running.stub.guestsAllowed = false;
        assertEquals(
                401, running.send(running.post("/api/chatbot/messages/", json)).statusCode());
    }

    @Test
    void says_when_to_try_again() throws Exception {
        running.stub.failure = new Unavailable("the database", Duration.ofMillis(1200), null);
        var response = running.ask("{\"message_text\":\"x\"}");
        running.assertRefused(503, "The database is not available just now; try again in 2 s.", response);
        assertEquals("2", response.headers().firstValue("Retry-After").orElseThrow());

        running.stub.failure = new StaleConversation("version 3 is there already");
        assertEquals(409, running.ask("{\"message_text\":\"x\"}").statusCode());
    }

    private static Utterance said() {
        return running.stub.said.get(running.stub.said.size() - 1);
    }

    private static String id(java.net.http.HttpResponse<String> response) throws Exception {
        return running.json(response).get("conversation_id").asText();
    }
}
