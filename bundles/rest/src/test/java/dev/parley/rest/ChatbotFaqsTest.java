/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.faq.Faqs.Edition;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatbotFaqsTest {

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
    @ValueSource(strings = {"/api/chatbot/faqs/", "/api/chatbot/faqs"})
    void lists_those_that_are_active_in_their_order(String path) throws Exception {
        running.bot.edition = new Edition(
                "3",
                List.of(
                        StubBot.faq(3, "How do I pay?", true),
                        StubBot.faq(1, "Is it secret?", false),
                        StubBot.faq(2, "Wo ist «es»?", true)));

        var response = running.get(Running.ADA, path);

        assertEquals(
                "[{\"id\":3,\"question\":\"How do I pay?\",\"answer\":\"About How do I pay?\",\"order\":30},"
                        + "{\"id\":2,\"question\":\"Wo ist «es»?\",\"answer\":\"About Wo ist «es»?\",\"order\":20}]",
                response.body());
        assertEquals(Optional.of("private, max-age=3600"), response.headers().firstValue("Cache-Control"));
    }

    @Test
    void is_empty_where_there_are_none() throws Exception {
        assertEquals("[]", running.get(Running.ADA, "/api/chatbot/faqs/").body());
    }

    @Test
    void sends_it_again_only_when_it_has_changed() throws Exception {
        running.bot.edition = new Edition("4", List.of(StubBot.faq(1, "One?", true)));
        String tag = tag(running.get(Running.ADA, "/api/chatbot/faqs/"));

        var same = known(tag);
        assertEquals(304, same.statusCode());
        assertEquals("", same.body());
        assertEquals(tag, tag(same));
        assertEquals(Optional.of("private, max-age=3600"), same.headers().firstValue("Cache-Control"));
        assertEquals(304, known("W/" + tag).statusCode());
        assertEquals(304, known("\"other\", " + tag).statusCode());

        running.bot.edition = new Edition("5", List.of(StubBot.faq(1, "Two?", true)));
        var changed = known(tag);
        assertEquals(200, changed.statusCode());
        assertTrue(changed.body().contains("Two?"), changed.body());
        assertNotEquals(tag, tag(changed));
    }

    @Test
    void sends_no_revision_but_the_one_there_is() throws Exception {
        running.bot.edition = new Edition("8", List.of(StubBot.faq(1, "Two?", true)));
        running.get(Running.ADA, "/api/chatbot/faqs/");
        running.bot.edition = new Edition("9", List.of(StubBot.faq(1, "One?", true)));

        assertTrue(running.get(Running.ADA, "/api/chatbot/faqs/").body().contains("One?"));
    }

    @Test
    void asks_to_sign_in_where_there_are_no_guests() throws Exception {
        running.stub.guestsAllowed = false;

        assertEquals(401, running.send(running.request("/api/chatbot/faqs/")).statusCode());
    }

    @Test
    void says_when_to_try_again() throws Exception {
        running.bot.failure = new Unavailable("the database", Duration.ofSeconds(5), null);
        running.assertRefused(
                503,
                "The database is not available just now; try again in 5 s.",
                running.get(Running.ADA, "/api/chatbot/faqs/"));

        running.ports.faqs = null;
        assertEquals(503, running.get(Running.ADA, "/api/chatbot/faqs/").statusCode());
    }

    private static HttpResponse<String> known(String tags) throws Exception {
        return running.send(
                running.as(Running.ADA, running.request("/api/chatbot/faqs/")).header("If-None-Match", tags));
    }

    private static String tag(HttpResponse<String> response) {
        return response.headers().firstValue("ETag").orElseThrow();
    }
}
