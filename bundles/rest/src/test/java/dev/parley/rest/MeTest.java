/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.personal.PersonalData;
import dev.parley.api.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeTest {

    private static final String AWAY = "The database is not available just now; try again in 5 s.";

    private static Running running;

    @BeforeAll
    static void start() throws Exception {
        running = new Running();
    }

    @BeforeEach
    void reset() {
        running.reset();
        running.serveCustomers();
        running.ports.personal = List.of(conversations, votes);
    }

    @AfterAll
    static void stop() throws Exception {
        running.stop();
    }

    /** Keeps one thing about everybody. */
    private static final class Drawer implements PersonalData {

        private final String name;
        private final String json;
        private final Set<String> erased = new TreeSet<>();
        private boolean isAway;

        Drawer(String name, String json) {
            this.name = name;
            this.json = json;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String export(User user) {
            open();
            return json.formatted(user.id());
        }

        @Override
        public void erase(User user) {
            open();
            erased.add(user.id());
        }

        private void open() {
            if (isAway) {
                throw new Unavailable("the database", Duration.ofSeconds(5), null);
            }
        }
    }

    private final Drawer conversations = new Drawer("conversations", "[{\"of\":\"%s\",\"n\":0.10}]");
    private final Drawer votes = new Drawer("feedback", "[]");

    @ParameterizedTest
    @ValueSource(strings = {"/api/me/", "/api/me"})
    void tells_who_one_is(String path) throws Exception {
        assertEquals(
                "{\"id\":\"maria\",\"name\":\"Maria (change team)\",\"roles\":[\"admin\"]}",
                running.get(Running.MARIA, path).body());
    }

    @Test
    void asks_to_sign_in_where_there_are_no_guests() throws Exception {
        running.stub.guestsAllowed = false;

        for (var path : List.of("/api/me/", "/api/me/export/")) {
            assertEquals(401, running.send(running.request(path)).statusCode(), path);
        }
        assertEquals(401, running.send(running.request("/api/me/").DELETE()).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/me/export/", "/api/me/export"})
    void exports_all_that_is_kept(String path) throws Exception {
        var response = running.get(Running.ADA, path);

        JsonNode export = running.json(response);
        assertEquals(
                "{\"id\":\"ada\",\"name\":\"Ada\",\"roles\":[]}",
                export.get("user").toString());
        Instant.parse(export.get("exported_at").asText());
        assertEquals("[{\"of\":\"ada\",\"n\":0.1}]", export.get("conversations").toString());
        assertEquals("[]", export.get("feedback").toString());
        assertEquals(4, export.size());
        assertEquals(
                Optional.of("attachment; filename=\"parley-export.json\""),
                response.headers().firstValue("Content-Disposition"));
    }

    @Test
    void exports_all_or_nothing() throws Exception {
        votes.isAway = true;
        var response = running.get(Running.ADA, "/api/me/export/");
        running.assertRefused(503, AWAY, response);
        assertFalse(response.headers().firstValue("Content-Disposition").isPresent());

        running.ports.personal = List.of();
        assertEquals(503, running.get(Running.ADA, "/api/me/export/").statusCode());
        assertEquals(503, running.delete(Running.ADA, "/api/me/").statusCode());
    }

    @Test
    void does_not_export_what_is_no_json_or_twice_there() throws Exception {
        running.ports.personal = List.of(conversations, new Drawer("x", "[\"half"));
        assertEquals(500, running.get(Running.ADA, "/api/me/export/").statusCode());

        running.ports.personal = List.of(conversations, new Drawer("conversations", "[]"));
        assertEquals(500, running.get(Running.ADA, "/api/me/export/").statusCode());
    }

    @Test
    void erases_all_that_is_kept_as_often_as_one_likes() throws Exception {
        for (int i = 0; i < 2; i++) {
            var response = running.delete(Running.ADA, i == 0 ? "/api/me/" : "/api/me");

            assertEquals(204, response.statusCode());
            assertEquals(
                    List.of("parley_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax"),
                    response.headers().allValues("Set-Cookie"));
            assertEquals(Set.of("ada"), conversations.erased);
            assertEquals(Set.of("ada"), votes.erased);
        }
    }

    @Test
    void erases_the_rest_later() throws Exception {
        votes.isAway = true;
        var response = running.delete(Running.ADA, "/api/me/");
        running.assertRefused(503, AWAY, response);
        assertTrue(response.headers().firstValue("Set-Cookie").isEmpty(), "still signed in, to repeat it");

        votes.isAway = false;
        assertEquals(204, running.delete(Running.ADA, "/api/me/").statusCode());
        assertEquals(Set.of("ada"), votes.erased);
    }

    @Test
    void begins_no_session_to_end_it() throws Exception {
        var response = running.send(running.request("/api/me/").DELETE());

        assertEquals(
                List.of("parley_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax"),
                response.headers().allValues("Set-Cookie"));
    }
}
