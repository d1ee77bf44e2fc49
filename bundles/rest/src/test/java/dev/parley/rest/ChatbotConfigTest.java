/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.chatbot.Profile;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.faq.Faqs.Edition;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatbotConfigTest {

    private static final String PATH = "/api/chatbot/config/";
    private static final String BARE = "{\"polling_interval_ms\":3000,\"fallback_message\":\"Sorry, I don't know.\","
            + "\"bot_name\":\"VasiliasBot\",\"greeting\":\"Hello!\",\"suggestions\":%s}";

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
    @ValueSource(strings = {"/api/chatbot/config/", "/api/chatbot/config"})
    void tells_anybody_how_the_bot_presents_itself(String path) throws Exception {
        running.stub.guestsAllowed = false;

        var response = running.send(running.request(path));

        assertEquals(BARE.formatted("[]"), response.body());
        assertEquals(Optional.of("no-cache"), response.headers().firstValue("Cache-Control"));
        assertTrue(response.headers().firstValue("Set-Cookie").isEmpty(), "no session for nothing");
    }

    @Test
    void suggests_the_first_questions_unless_others_are_set() throws Exception {
        running.bot.edition = new Edition(
                "7",
                LongStream.rangeClosed(1, 6)
                        .mapToObj(i -> StubBot.faq(i, i + "?", i != 2))
                        .toList());
        assertEquals(
                BARE.formatted("[\"1?\",\"3?\",\"4?\",\"5?\"]"),
                running.send(running.request(PATH)).body());

        running.bot.profile = profile(List.of("What is new?"));
        assertEquals(
                BARE.formatted("[\"What is new?\"]"),
                running.send(running.request(PATH)).body());
    }

    @Test
    void does_without_questions_that_are_away() throws Exception {
        running.bot.failure = new Unavailable("the database", Duration.ofSeconds(5), null);
        assertEquals(BARE.formatted("[]"), running.send(running.request(PATH)).body());

        running.ports.faqs = null;
        assertEquals(BARE.formatted("[]"), running.send(running.request(PATH)).body());
    }

    @Test
    void sends_it_again_only_when_it_has_changed() throws Exception {
        String tag = tag(running.send(running.request(PATH)));
        var same = running.send(running.request(PATH).header("If-None-Match", tag));
        assertEquals(304, same.statusCode());
        assertEquals(tag, tag(same));

        running.bot.profile = profile(List.of("What is new?"));
        var changed = running.send(running.request(PATH).header("If-None-Match", tag));
        assertEquals(200, changed.statusCode());
        assertNotEquals(tag, tag(changed));
    }

    @Test
    void says_when_to_try_again_while_there_is_no_bot() throws Exception {
        running.ports.chatbot = null;

        running.assertRefused(
                503,
                "The customer bot is not available just now; try again in 2 s.",
                running.send(running.request(PATH)));
    }

    private static Profile profile(List<String> suggestions) {
        var set = new StubBot().profile;
        return new Profile(set.name(), set.greeting(), set.fallback(), set.polling(), suggestions, set.patience());
    }

    private static String tag(HttpResponse<String> response) {
        return response.headers().firstValue("ETag").orElseThrow();
    }
}
