/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.api.connector.Unavailable;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UtterancesTest {

    private static final String ALL = "/api/admin/utterances/";

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
    void lists_what_was_said_and_what_it_was_taken_for_and_not_who_it_was() throws Exception {
        running.say("{\"message\":\"what can you do?\"}");

        var body = running.get(Running.MARIA, ALL).body();

        assertEquals("""
                {"results":[{"text":"what can you do?","intent":"help","confidence":0.75,"by":"rules",\
                "timestamp":"2030-06-01T12:00:00.123456Z"}],"next":null}""", body);
        assertFalse(body.contains("ada"), body);
    }

    @Test
    void lists_page_by_page() throws Exception {
        for (var text : List.of("a", "b", "c")) {
            running.say("{\"message\":\"" + text + "\"}");
        }

        JsonNode first = running.json(running.get(Running.MARIA, ALL + "?limit=2"));
        JsonNode second = running.json(running.get(
                Running.MARIA, ALL + "?limit=2&cursor=" + first.get("next").asText()));

        assertEquals(List.of("a", "b"), first.get("results").findValuesAsText("text"));
        assertEquals(List.of("c"), second.get("results").findValuesAsText("text"));
        assertEquals(200, running.get(Running.MARIA, ALL + "?limit=500").statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "limit=501,  limit must be a whole number from 1 to 500.",
        "limit=0,    limit must be a whole number from 1 to 500.",
        "cursor=xyz, cursor must be the next of an earlier page."
    })
    void says_what_is_wrong_with_a_parameter(String query, String detail) throws Exception {
        assertRefused(400, detail, running.get(Running.MARIA, ALL + "?" + query));
    }

    @Test
    void is_for_admins_only() throws Exception {
        assertRefused(403, "This needs the role admin.", running.get(Running.ADA, ALL));
        assertRefused(
                401,
                "Sign in as somebody with the role admin: POST /api/session/.",
                running.send(running.request(ALL)));
    }

    @Test
    void says_so_while_the_store_is_away() throws Exception {
        running.stub.failure = new Unavailable("the database", Duration.ofSeconds(5), null);
        assertRefused(
                503, "The database is not available just now; try again in 5 s.", running.get(Running.MARIA, ALL));
        running.ports.conversations = null;
        assertRefused(
                503,
                "The conversation store is not available just now; try again in 2 s.",
                running.get(Running.MARIA, ALL));
    }

    private static void assertRefused(int status, String detail, HttpResponse<String> response) throws Exception {
        assertEquals(status, response.statusCode(), response.body());
        assertEquals(detail, running.json(response).get("error").asText());
    }
}
