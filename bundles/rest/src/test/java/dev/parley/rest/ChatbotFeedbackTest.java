/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.feedback.Vote;
import dev.parley.api.user.User;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatbotFeedbackTest {

    private static final String NO_MESSAGE = "There is no such message.";

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
    @ValueSource(strings = {"/api/chatbot/feedback/", "/api/chatbot/feedback"})
    void keeps_a_vote_and_the_next_in_its_place(String path) throws Exception {
        var up = vote(Running.ADA, path, StubBot.ANSWER, "up");
        assertEquals(200, up.statusCode());
        assertTrue(running.json(up).get("success").asBoolean());
        assertEquals(Map.of(StubBot.ANSWER, Vote.UP), running.bot.votes);

        var down = vote(Running.ADA, path, StubBot.ANSWER, "down");
        assertEquals(up.body(), down.body());
        assertEquals(Map.of(StubBot.ANSWER, Vote.DOWN), running.bot.votes);
    }

    @Test
    void takes_a_vote_back_once() throws Exception {
        vote(Running.ADA, "/api/chatbot/feedback/", StubBot.ANSWER, "up");
        String path = "/api/chatbot/feedback/" + StubBot.ANSWER;

        running.assertRefused(404, "You have not voted on this message.", running.delete(Running.BOB, path));
        assertEquals(204, running.delete(Running.ADA, path + "/").statusCode());
        assertEquals(Map.of(), running.bot.votes);
        running.assertRefused(404, "You have not voted on this message.", running.delete(Running.ADA, path));
        running.assertRefused(
                400,
                "The id must be a UUID such as 123e4567-e89b-42d3-a456-426614174000.",
                running.delete(Running.ADA, "/api/chatbot/feedback/1/"));
    }

    @Test
    void refuses_to_vote_on_what_is_not_there_or_no_answer() throws Exception {
        String path = "/api/chatbot/feedback/";
        running.assertRefused(404, NO_MESSAGE, vote(Running.ADA, path, UUID.randomUUID(), "up"));
        running.assertRefused(404, NO_MESSAGE, vote(Running.BOB, path, StubBot.ANSWER, "up"));
        running.assertRefused(
                422, "Only what the bot says can be voted on.", vote(Running.ADA, path, StubBot.QUESTION, "down"));
        assertEquals(Map.of(), running.bot.votes);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`{\"message_id\":\"%s\",\"value\":\"maybe\"}`, `value must be up or down.`",
                "`{\"message_id\":\"%s\",\"value\":\"UP\"}`,    `value must be up or down.`",
                "`{\"message_id\":\"%s\",\"value\":\"\"}`,      `value must be up or down.`",
                "`{\"message_id\":\"%s\",\"value\":1}`,         `value must be a text, not a number.`",
                "`{\"message_id\":\"%s\",\"value\":true}`,      `value must be a text, not a boolean.`",
                "`{\"message_id\":\"%s\",\"value\":null}`,      `Send {\"message_id\": which, \"value\": \"up\" or \"down\"}; value is missing.`",
                "`{\"value\":\"up\"}`,                          `Send {\"message_id\": which, \"value\": \"up\" or \"down\"}; message_id is missing.`",
                "``,                                            `Send {\"message_id\": which, \"value\": \"up\" or \"down\"}; message_id is missing.`",
                "`{\"message_id\":\"7\",\"value\":\"up\"}`,     `message_id must be a UUID such as 123e4567-e89b-42d3-a456-426614174000.`",
                "`{\"message_id\":7,\"value\":\"up\"}`,         `message_id must be a text, not a number.`",
                "`[]`,                                          `The body must be a JSON object, not an array.`",
                "`{\"message_id\"`,                             `The body is not valid JSON at line 1, column 14.`"
            })
    void says_what_is_wrong_with_a_body(String json, String detail) throws Exception {
        String body = json.replace("%s", StubBot.ANSWER.toString());
        running.assertRefused(
                400, detail, running.send(running.as(Running.ADA, running.post("/api/chatbot/feedback/", body)), body));
        assertEquals(Map.of(), running.bot.votes);
    }

    @Test
    void says_when_to_try_again() throws Exception {
        running.bot.failure = new Unavailable("the database", Duration.ofSeconds(5), null);
        assertEquals(
                503,
                vote(Running.ADA, "/api/chatbot/feedback/", StubBot.ANSWER, "up")
                        .statusCode());

        running.ports.feedback = null;
        running.assertRefused(
                503,
                "The feedback store is not available just now; try again in 2 s.",
                running.delete(Running.ADA, "/api/chatbot/feedback/" + StubBot.ANSWER));
    }

    private static HttpResponse<String> vote(User user, String path, UUID message, String value) throws Exception {
        String json = "{\"message_id\":\"%s\",\"value\":\"%s\"}".formatted(message, value);
        return running.send(running.as(user, running.post(path, json)), json);
    }
}
