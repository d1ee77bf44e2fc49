/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssistantTest {

    private static Running running;

    @BeforeAll
    static void start() throws Exception {
        running = new Running();
    }

    @AfterAll
    static void stop() throws Exception {
        running.stop();
    }

    private static JsonNode in(String languages) throws Exception {
        return running.json(running.send(running.request("/api/chat/config/").header("Accept-Language", languages)));
    }

    @Test
    void presents_itself_to_anybody() throws Exception {
        var response = running.send(running.request("/api/chat/config/"));

        JsonNode json = running.json(response);
        assertEquals("Parley", json.get("name").asText());
        assertTrue(json.get("greeting").asText().startsWith("Hello."), json.toString());
        assertEquals(
                "[\"I want to create a change request\",\"Check the status of a change request\","
                        + "\"List my change requests\",\"Help\"]",
                json.get("suggestions").toString());
        assertEquals("Accept-Language", response.headers().firstValue("Vary").orElse(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "de-AT,en;q=0.5", "en;q=0.3, de;q=0.9"})
    void speaks_the_language_that_is_asked_for_first(String languages) throws Exception {
        assertTrue(in(languages).get("greeting").asText().startsWith("Hallo."));
        assertEquals(4, in(languages).get("suggestions").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"el", "*", "-", ";;;q=x", "en-GB"})
    void speaks_english_otherwise(String languages) throws Exception {
        assertTrue(in(languages).get("greeting").asText().startsWith("Hello."));
    }

    @Test
    void says_when_nothing_is_new() throws Exception {
        var tag = running.send(running.request("/api/chat/config/"))
                .headers()
                .firstValue("ETag")
                .orElseThrow();

        assertEquals(
                304,
                running.send(running.request("/api/chat/config/").header("If-None-Match", tag))
                        .statusCode());
    }
}
