/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.api.connector.Rejected;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.conversation.StaleConversation;
import dev.parley.api.dialog.Utterance;
import dev.parley.lib.wire.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
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

class MessagesTest {

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

    @Test
    void says_what_the_user_said() throws Exception {
        var response = running.say("{\"conversation_id\":null,\"message\":\" Create a change \"}");

        assertEquals(200, response.statusCode());
        assertEquals("Hello.", running.json(response).get("bot_message").asText());
        assertEquals(
                new Utterance(Running.ADA, Optional.empty(), "Create a change", Optional.empty(), Map.of(), "rest"),
                said());
    }

    @Test
    void goes_on_with_a_conversation() throws Exception {
        String id = running.json(running.say("{\"message\":\"one\"}"))
                .get("conversation_id")
                .asText();
        var second = running.say(
                "{\"conversation_id\":\"%s\",\"message\":\"two\",\"client_message_id\":\"m-2\"}".formatted(id));

        assertEquals(id, running.json(second).get("conversation_id").asText());
        assertEquals(4, running.json(second).get("seq").asInt());
        assertEquals(Optional.of(UUID.fromString(id)), said().conversation());
        assertEquals(Optional.of("m-2"), said().clientMessageId());
    }

    @Test
    void passes_a_form_on_and_needs_no_message_with_it() throws Exception {
        var response = running.say("{\"form\":{\"priority\":2,\"short_description\":\" a\\u0000b \",\"risk\":null}}");

        assertEquals(200, response.statusCode());
        assertEquals(Map.of("priority", "2", "short_description", "ab"), said().form());
    }

    @Test
    void does_not_mind_fields_it_does_not_know() throws Exception {
        assertEquals(
                200,
                running.say("{\"message\":\"hi\",\"csrfmiddlewaretoken\":{\"a\":[1]}}")
                        .statusCode());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            quoteCharacter = '`',
            value = {
                "`\"language\":\"de\"`,                       none,                            de,    none",
                "`\"language\":\" de-AT \"`,                  `en-GB`,                         de-AT, none",
                "`\"language\":\"zh-hant-tw\"`,               none,                            zh-Hant-TW, none",
                "`\"language\":null`,                         `en-GB`,                         en-GB, none",
                "`\"language\":\"\"`,                         `en-GB`,                         en-GB, none",
                "`\"language\":\"und\"`,                      none,                            none,  none",
                "`\"x\":1`,                                   `fr;q=0.2, de-CH;q=0.9, *;q=1`,  de-CH, none",
                "`\"x\":1`,                                   `*`,                             none,  none",
                "`\"x\":1`,                                   `de;q=0`,                        none,  none",
                "`\"x\":1`,                                   `;;de;q=lots`,                   none,  none",
                "`\"x\":1`,                                   `-`,                   none,  none",
                "`\"time_zone\":\"Europe/Berlin\"`,           none,                            none,  Europe/Berlin",
                "`\"time_zone\":\"+02:00\"`,                  none,                            none,  +02:00",
                "`\"time_zone\":\"Z\"`,                       none,                            none,  Z",
                "`\"time_zone\":\"UTC\",\"language\":\"en\"`, none,                            en,    UTC",
                "`\"time_zone\":\" \"`,                       none,                            none,  none"
            })
    void passes_on_language_and_time_zone(String fields, String acceptLanguage, String language, String zone)
            throws Exception {
        String json = "{\"message\":\"hi\",%s}".formatted(fields);
        var request = running.as(Running.ADA, running.post("/api/chat/message/", json));
        if (acceptLanguage != null) {
            request.header("Accept-Language", acceptLanguage);
        }

        assertEquals(200, running.send(request, json).statusCode());
        assertEquals(Optional.ofNullable(language), said().locale().map(Locale::toLanguageTag));
        assertEquals(Optional.ofNullable(zone), said().zone().map(ZoneId::getId));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`{\"message\":\"x\",\"language\":\"de_DE\"}`,      `language must be a language tag such as de or en-GB.`",
                "`{\"message\":\"x\",\"language\":\"de-\"}`,        `language must be a language tag such as de or en-GB.`",
                "`{\"message\":\"x\",\"language\":\"German please\"}`, `language must be a language tag such as de or en-GB.`",
                "`{\"message\":\"x\",\"language\":[\"de\"]}`,       `language must be a text, not an array.`",
                "`{\"message\":\"x\",\"time_zone\":\"Mars/Olympus\"}`, `time_zone must be known, such as Europe/Berlin or +02:00.`",
                "`{\"message\":\"x\",\"time_zone\":\"+25:00\"}`,    `time_zone must be known, such as Europe/Berlin or +02:00.`",
                "`{\"message\":\"x\",\"time_zone\":\"../../etc\"}`, `time_zone must be known, such as Europe/Berlin or +02:00.`",
                "`{\"message\":\"x\",\"time_zone\":2}`,             `time_zone must be a text, not a number.`"
            })
    void says_what_is_wrong_with_language_or_time_zone(String json, String detail) throws Exception {
        assertRefused(400, detail, running.say(json));
        assertTrue(running.stub.said.isEmpty());
    }

    @Test
    void answers_with_and_without_the_slash() throws Exception {
        String json = "{\"message\":\"hi\"}";
        assertEquals(
                200,
                running.send(running.as(Running.ADA, running.post("/api/chat/message", json)), json)
                        .statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Grüße, 世界 \uD83D\uDE80 \uD83D\uDC69\u200D\uD83D\uDCBB",
                "مرحبا \u202Bשלום\u202C",
                "<script>alert(1)</script><img src=x onerror=alert(1)>",
                "'; DROP TABLE conversation; --",
                "{{7*7}} ${jndi:ldap://x} %00 ../../etc/passwd",
                "two\nlines\tand a tab"
            })
    void passes_any_text_on_as_it_is(String text) throws Exception {
        var response = running.say("{\"message\":%s}".formatted(quoted(text)));

        assertEquals(200, response.statusCode());
        assertEquals(text, said().text());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`{\"message\":\"a\\u0000b\\u0007c\\u001b[31m\\u007f\\u0085\"}`, `abc[31m`",
                "`{\"message\":\"a\\r\\nb\"}`, `a\nb`",
                "`{\"message\":\"half \\ud83d\"}`, `half \uFFFD`",
                "`{\"message\":\"\\ude80 half\"}`, `\uFFFD half`"
            })
    void leaves_out_what_cannot_be_kept(String json, String kept) throws Exception {
        assertEquals(200, running.say(json).statusCode());
        assertEquals(kept, said().text());
    }

    @Test
    void takes_4000_characters_and_not_one_more() throws Exception {
        assertEquals(
                200,
                running.say("{\"message\":\"%s\"}".formatted("x".repeat(4000))).statusCode());
        assertRefused(
                400,
                "The message is too long: it has 4,001 characters, at most 4,000 are taken.",
                running.say("{\"message\":\"%s\"}".formatted("x".repeat(4001))));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`{}`,                                         `The message is empty: send \"message\" with some text in it.`",
                "`{\"message\":null}`,                         `The message is empty: send \"message\" with some text in it.`",
                "`{\"message\":\"\"}`,                         `The message is empty: send \"message\" with some text in it.`",
                "`{\"message\":\" \\n\\t \"}`,                 `The message is empty: send \"message\" with some text in it.`",
                "`{\"message\":\"\\u0000\\u0001\"}`,           `The message is empty: send \"message\" with some text in it.`",
                "`{\"message\":\"\",\"form\":{}}`,             `The message is empty: send \"message\" with some text in it.`",
                "`{\"message\":5}`,                            `message must be a text, not a number.`",
                "`{\"message\":true}`,                         `message must be a text, not a boolean.`",
                "`{\"message\":[\"x\"]}`,                      `message must be a text, not an array.`",
                "`{\"message\":{\"x\":1}}`,                    `message must be a text, not an object.`",
                "`{\"message\":\"x\",\"conversation_id\":\"12\"}`, `conversation_id must be a UUID such as 123e4567-e89b-42d3-a456-426614174000.`",
                "`{\"message\":\"x\",\"conversation_id\":\"1-1-1-1-1\"}`, `conversation_id must be a UUID such as 123e4567-e89b-42d3-a456-426614174000.`",
                "`{\"message\":\"x\",\"conversation_id\":\"\"}`, `conversation_id must be a UUID such as 123e4567-e89b-42d3-a456-426614174000.`",
                "`{\"message\":\"x\",\"conversation_id\":12}`, `conversation_id must be a text, not a number.`",
                "`{\"message\":\"x\",\"client_message_id\":12}`, `client_message_id must be a text, not a number.`",
                "`{\"message\":\"x\",\"form\":[]}`,            `form must be an object with at most 100 fields, not an array.`",
                "`{\"message\":\"x\",\"form\":{\"a\":{}}}`,    `form.a must be a text, not an object.`",
                "`[]`,                                         `The body must be a JSON object, not an array.`",
                "`\"message\"`,                                `The body must be a JSON object, not a text.`",
                "`null`,                                       `The body must be a JSON object, not null.`",
                "``,                                           `The message is empty: send \"message\" with some text in it.`",
                "`{\"message\":\"x\"`,                         `The body is not valid JSON at line 1, column 15.`",
                "`{\"message\":\"x\"} x`,                      `The body is not valid JSON at line 1, column 17.`",
                "`{\"message\":\"x\",\"message\":\"y\"}`,      `The body is not valid JSON at line 1, column 25.`",
                "`{'message':'x'}`,                            `The body is not valid JSON at line 1, column 2.`",
                "`message=x`,                                  `The body is not valid JSON at line 1, column 1.`"
            })
    void says_what_is_wrong_with_a_body(String json, String detail) throws Exception {
        assertRefused(400, detail, running.say(json));
        assertTrue(running.stub.said.isEmpty());
    }

    @Test
    void refuses_a_client_message_id_that_is_too_long() throws Exception {
        String json = "{\"message\":\"x\",\"client_message_id\":\"%s\"}";
        assertEquals(200, running.say(json.formatted("i".repeat(100))).statusCode());
        assertRefused(
                400,
                "client_message_id is too long: it has 101 characters, at most 100 are taken.",
                running.say(json.formatted("i".repeat(101))));
    }

    @Test
    void makes_a_client_message_id_fit_to_be_kept() throws Exception {
        assertEquals(
                200,
                running.say("{\"message\":\"x\",\"client_message_id\":\"a\\u0000b\"}")
                        .statusCode());
        assertEquals(Optional.of("ab"), said().clientMessageId());
        assertEquals(
                200,
                running.say("{\"message\":\"x\",\"client_message_id\":\" \\u0000\"}")
                        .statusCode());
        assertEquals(Optional.empty(), said().clientMessageId());
    }

    @Test
    void refuses_bytes_that_are_no_text() throws Exception {
        byte[] body = "{\"message\":\"x\"}".getBytes(StandardCharsets.UTF_8);
        body[body.length - 3] = (byte) 0xFF;
        var response = running.send(running.as(Running.ADA, running.request("/api/chat/message/"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body)));

        assertEquals(400, response.statusCode());
    }

    @Test
    void refuses_a_conversation_that_does_not_exist() throws Exception {
        assertRefused(
                404,
                "There is no such conversation.",
                running.say("{\"message\":\"x\",\"conversation_id\":\"%s\"}".formatted(UUID.randomUUID())));
    }

    @Test
    void refuses_somebody_elses_conversation_as_if_it_did_not_exist() throws Exception {
        String id = running.json(running.say("{\"message\":\"mine\"}"))
                .get("conversation_id")
                .asText();
        String json = "{\"message\":\"x\",\"conversation_id\":\"%s\"}".formatted(id);

        assertRefused(
                404,
                "There is no such conversation.",
                running.send(running.as(Running.BOB, running.post("/api/chat/message/", json))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/html"
            })
    void takes_json_only(String type) throws Exception {
        var response = running.send(running.as(Running.ADA, running.request("/api/chat/message/"))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("{\"message\":\"x\"}")));

        assertRefused(415, "Send JSON, and say so: Content-Type: application/json.", response);
        assertTrue(running.stub.said.isEmpty());
    }

    @Test
    void refuses_a_body_of_no_declared_type() throws Exception {
        var response = running.send(running.as(Running.ADA, running.request("/api/chat/message/"))
                .POST(BodyPublishers.ofString("{\"message\":\"x\"}")));

        assertEquals(415, response.statusCode());
        assertTrue(running.stub.said.isEmpty());
    }

    @Test
    void refuses_no_body_at_all() throws Exception {
        var response = running.send(
                running.as(Running.ADA, running.request("/api/chat/message/")).POST(BodyPublishers.noBody()));

        assertRefused(400, "The message is empty: send \"message\" with some text in it.", response);
    }

    @Test
    void takes_json_with_parameters() throws Exception {
        String json = "{\"message\":\"x\"}";
        var response = running.send(
                running.as(Running.ADA, running.request("/api/chat/message/"))
                        .header("Content-Type", "application/json; charset=utf-8")
                        .POST(BodyPublishers.ofString(json)),
                json);

        assertEquals(200, response.statusCode());
    }

    @Test
    void answers_json_only() throws Exception {
        var response = running.send(running.as(Running.ADA, running.post("/api/chat/message/", "{\"message\":\"x\"}"))
                .header("Accept", "text/html"));

        assertRefused(406, "Answers are application/json; accept that.", response);
    }

    @Test
    void refuses_a_body_of_10_mb_at_its_declared_length() throws Exception {
        try (var socket = new Socket("127.0.0.1", running.uri("/").getPort())) {
            socket.getOutputStream().write(("""
                    POST /api/chat/message/ HTTP/1.1\r
                    Host: localhost\r
                    Content-Type: application/json\r
                    Content-Length: 10485760\r
                    \r
                    {""").getBytes(StandardCharsets.US_ASCII));
            byte[] answer = new byte[12];
            socket.getInputStream().readNBytes(answer, 0, answer.length);

            assertEquals("HTTP/1.1 413", new String(answer, StandardCharsets.US_ASCII));
        }
    }

    @Test
    void refuses_a_body_of_10_mb_that_does_not_say_how_long_it_is() throws Exception {
        byte[] body = new byte[10 * 1024 * 1024];
        Arrays.fill(body, (byte) ' ');
        try {
            var response = running.send(running.as(Running.ADA, running.request("/api/chat/message/"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
            assertRefused(413, "The body is too large: at most 64 KiB are read.", response);
        } catch (IOException cut) {
            // The server may hang up on what it does not want to read while it is still being sent.
        }
        assertTrue(running.stub.said.isEmpty());
    }

    @Test
    void takes_a_body_of_64_kib_and_not_a_byte_more() throws Exception {
        String json = "{\"message\":\"x\",\"more\":\"%s\"}";
        int room = 64 * 1024 - json.formatted("").length();

        assertEquals(200, running.say(json.formatted("y".repeat(room))).statusCode());
        assertEquals(413, running.say(json.formatted("y".repeat(room + 1))).statusCode());
    }

    @Test
    void refuses_deeply_nested_json() throws Exception {
        assertEquals(
                400,
                running.say("{\"message\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}")
                        .statusCode());
    }

    @Test
    void says_when_to_try_again_while_the_database_is_away() throws Exception {
        running.stub.failure = new Unavailable("the database", Duration.ofMillis(1200), null);
        var response = running.say("{\"message\":\"x\"}");

        assertRefused(503, "The database is not available just now; try again in 2 s.", response);
        assertEquals("2", response.headers().firstValue("Retry-After").orElseThrow());
    }

    @Test
    void says_when_to_try_again_while_the_engine_is_missing() throws Exception {
        running.ports.dialog = null;
        assertRefused(
                503,
                "The dialog engine is not available just now; try again in 2 s.",
                running.say("{\"message\":\"x\"}"));

        running.ports.dialog = running.stub;
        assertEquals(200, running.say("{\"message\":\"x\"}").statusCode());
    }

    @Test
    void says_that_somebody_else_spoke() throws Exception {
        running.stub.failure = new StaleConversation("version 3 is there already");

        assertRefused(
                409,
                "Somebody else spoke in this conversation just now; send it again.",
                running.say("{\"message\":\"x\"}"));
    }

    @Test
    void keeps_its_own_mistakes_to_the_log() throws Exception {
        running.stub.failure = new IllegalStateException(Broken.SECRET, new Rejected("inner"));
        try (var log = new CapturedLog(Problem.class)) {
            var response = running.say("{\"message\":\"x\"}");

            assertEquals(500, response.statusCode());
            assertTrue(!response.body().contains("secret") && !response.body().contains(Broken.SECRET));
            String incident = running.json(response).get("incident").asText();
            assertEquals("Incident " + incident, log.only());
        }
    }

    private Utterance said() {
        return running.stub.said.get(running.stub.said.size() - 1);
    }

    private void assertRefused(int status, String detail, HttpResponse<String> response) throws Exception {
        assertEquals(status, response.statusCode(), response.body());
        var problem = running.json(response);
        assertEquals(detail, problem.get("detail").asText());
        assertEquals(detail, problem.get("error").asText());
        assertEquals(status, problem.get("status").asInt());
    }

    private static String quoted(String text) {
        return JsonNodeFactory.instance.textNode(text).toString();
    }
}
