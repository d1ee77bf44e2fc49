/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.lib.wire.Problem;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemsTest {

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/",
                "/api/nothing",
                "/api/chat/",
                "/api/chat/message/x",
                "/api/chat/conversations/a/b",
                "/api/application.wadl"
            })
    void says_that_there_is_nothing(String path) throws Exception {
        var response = running.send(running.request(path));

        assertEquals(404, response.statusCode());
        assertEquals(
                "There is nothing at this address.",
                running.json(response).get("error").asText());
        assertTrue(response.headers().firstValue("Set-Cookie").isEmpty(), "no session for nothing");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT,    /api/chat/message/",
        "GET,    /api/chat/message/",
        "DELETE, /api/chat/conversations/",
        "PATCH,  /api/change-requests/",
        "POST,   /api/change-requests/1/",
        "GET,    /api/session/",
        "POST,   /api/openapi.json"
    })
    void says_which_methods_an_address_takes(String method, String path) throws Exception {
        var response = running.send(running.request(path).method(method, BodyPublishers.noBody()));

        assertEquals(405, response.statusCode());
        assertFalse(response.headers().firstValue("Allow").orElseThrow().contains(method));
        assertEquals(
                "This address does not take this method.",
                running.json(response).get("error").asText());
    }

    @Test
    void speaks_the_same_language_outside_the_api() throws Exception {
        var response = running.send(running.request("/nothing/here").header("Accept", "text/html"));

        assertEquals(404, response.statusCode());
        assertEquals(
                "application/problem+json",
                response.headers().firstValue("Content-Type").orElseThrow());
        assertEquals(
                "There is nothing at this address.",
                running.json(response).get("error").asText());
    }

    @Test
    void keeps_other_peoples_mistakes_to_the_log() throws Exception {
        try (var log = new CapturedLog(Problem.class)) {
            var response = running.send(running.request("/api/broken"));

            assertEquals(500, response.statusCode());
            assertFalse(response.body().contains(Broken.SECRET));
            assertFalse(response.body().contains("Exception"));
            assertEquals("Incident " + running.json(response).get("incident").asText(), log.only());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/chat/conversations/", "/api/nothing", "/api/openapi.json"})
    void does_not_let_browsers_guess(String path) throws Exception {
        var response = running.get(Running.ADA, path);

        assertEquals(
                "nosniff",
                response.headers().firstValue("X-Content-Type-Options").orElseThrow());
    }

    @Test
    void does_not_let_anybody_keep_what_is_personal() throws Exception {
        var personal = running.get(Running.ADA, "/api/chat/conversations/");
        var common = running.get(Running.ADA, "/api/openapi.json");

        assertEquals("no-store", personal.headers().firstValue("Cache-Control").orElseThrow());
        assertEquals("max-age=300", common.headers().firstValue("Cache-Control").orElseThrow());
    }
}
