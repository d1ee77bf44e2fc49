/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.user.Session;
import dev.parley.lib.wire.SessionCookie;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionsTest {

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
    void begins_a_guest_session_that_works_as_bearer_token() throws Exception {
        var response = running.send(running.post("/api/session/", "{}"), "{}");
        JsonNode session = running.json(response);

        assertEquals(200, response.statusCode());
        assertEquals("[\"guest\"]", session.at("/user/roles").toString());
        assertTrue(Instant.parse(session.get("expires_at").asText()).isAfter(Instant.now()));
        var said = running.send(running.post("/api/chat/message/", "{\"message\":\"hi\"}")
                .header("Authorization", "bearer " + session.get("token").asText()));
        assertEquals(
                session.at("/user/id").asText(), running.stub.said.get(0).user().id());
        assertTrue(said.headers().firstValue("Set-Cookie").isEmpty());
    }

    @Test
    void begins_a_guest_session_without_a_body() throws Exception {
        assertEquals(
                200,
                running.send(running.request("/api/session").POST(BodyPublishers.noBody()))
                        .statusCode());
        assertEquals(
                200,
                running.send(running.request("/api/session")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.noBody()))
                        .statusCode());
    }

    @Test
    void signs_in_with_an_account() throws Exception {
        String json = "{\"name\":\"ada\",\"password\":\"right\"}";
        JsonNode session = running.json(running.send(running.post("/api/session/", json), json));

        assertEquals(
                "{\"id\":\"1\",\"name\":\"ada\",\"roles\":[\"admin\"]}",
                session.get("user").toString());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "401, `{\"name\":\"ada\",\"password\":\"wrong\"}`, `The name or the password is wrong.`",
                "401, `{\"name\":\"nobody\",\"password\":\"right\"}`, `The name or the password is wrong.`",
                "400, `{\"name\":\"ada\"}`, `Send both name and password, or neither to be a guest.`",
                "400, `{\"password\":\"right\"}`, `Send both name and password, or neither to be a guest.`",
                "400, `{\"name\":1,\"password\":\"right\"}`, `name must be a text, not a number.`",
                "400, `{\"name\":`, `The body is not valid JSON at line 1, column 9.`",
                "400, `[]`, `The body must be a JSON object, not an array.`"
            })
    void refuses_what_is_wrong(int status, String json, String detail) throws Exception {
        var response = running.send(running.post("/api/session/", json));

        assertEquals(status, response.statusCode());
        assertEquals(detail, running.json(response).get("error").asText());
        assertTrue(response.headers().firstValue("Set-Cookie").isEmpty());
    }

    @Test
    void takes_json_only() throws Exception {
        var response = running.send(running.request("/api/session/")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("name=ada&password=right")));

        assertEquals(415, response.statusCode());
    }

    @Test
    void says_when_to_try_again() throws Exception {
        running.stub.failure = new Unavailable("Sign-in for this name", Duration.ofSeconds(8), null);
        var response = running.send(running.post("/api/session/", "{\"name\":\"ada\",\"password\":\"x\"}"));

        assertEquals(503, response.statusCode());
        assertEquals("8", response.headers().firstValue("Retry-After").orElseThrow());
    }

    @Test
    void gives_a_cookie_that_pages_cannot_read() throws Exception {
        var response = running.send(running.post("/api/session/", "{}"));
        String cookie = cookie(response);

        assertTrue(
                cookie.startsWith(
                        "parley_session=" + running.json(response).get("token").asText() + ";"),
                cookie);
        for (String attribute : List.of("Path=/", "HttpOnly", "SameSite=Lax", "Max-Age=3")) {
            assertTrue(cookie.contains(attribute), cookie);
        }
        assertFalse(cookie.contains("Secure"), "over plain HTTP the browser would drop it");
    }

    @Test
    void keeps_the_cookie_to_https_where_it_came_by_https() {
        var session = new Session("t", Instant.now().plusSeconds(60), Running.ADA);

        assertTrue(SessionCookie.of(session, true).endsWith("; Secure"));
        assertTrue(SessionCookie.cleared(true).endsWith("; Secure"));
    }

    @Test
    void clears_the_cookie() throws Exception {
        var response = running.send(running.request("/api/session/").DELETE());

        assertEquals(204, response.statusCode());
        assertTrue(cookie(response).startsWith("parley_session=;"), cookie(response));
        assertTrue(cookie(response).contains("Max-Age=0"), cookie(response));
    }

    @Test
    void makes_a_guest_of_somebody_unknown_and_knows_them_the_next_time() throws Exception {
        var first = running.send(running.post("/api/chat/message/", "{\"message\":\"one\"}"));
        String cookie = cookie(first).replaceAll(";.*", "");
        var second = running.send(
                running.post("/api/chat/message/", "{\"message\":\"two\"}").header("Cookie", cookie));

        assertEquals(running.stub.said.get(0).user(), running.stub.said.get(1).user());
        assertTrue(second.headers().firstValue("Set-Cookie").isEmpty());
    }

    @Test
    void takes_a_cookie_that_is_worth_nothing_for_none() throws Exception {
        var response =
                running.send(running.request("/api/chat/conversations/").header("Cookie", "parley_session=forged"));

        assertEquals(200, response.statusCode());
        assertTrue(cookie(response).startsWith("parley_session=token-"), cookie(response));
    }

    @ParameterizedTest
    @ValueSource(strings = {"forged", "", "null"})
    void refuses_a_bearer_token_that_is_worth_nothing(String token) throws Exception {
        var response =
                running.send(running.request("/api/chat/conversations/").header("Authorization", "Bearer " + token));

        assertEquals(401, response.statusCode());
        assertEquals(
                "Bearer realm=\"Parley\", error=\"invalid_token\"",
                response.headers().firstValue("WWW-Authenticate").orElseThrow());
        assertEquals(
                "The bearer token is not valid, or no longer.",
                running.json(response).get("error").asText());
        assertTrue(response.headers().firstValue("Set-Cookie").isEmpty());
    }

    @Test
    void prefers_the_bearer_token_to_the_cookie() throws Exception {
        running.send(running.as(Running.ADA, running.post("/api/chat/message/", "{\"message\":\"hi\"}"))
                .header("Cookie", "parley_session=" + running.stub.tokenOf(Running.BOB)));

        assertEquals(Running.ADA, running.stub.said.get(0).user());
    }

    @Test
    void asks_for_a_sign_in_where_there_are_no_guests() throws Exception {
        running.stub.guestsAllowed = false;
        var message = running.send(running.post("/api/chat/message/", "{\"message\":\"hi\"}"));
        var session = running.send(running.post("/api/session/", "{}"));

        assertEquals(401, message.statusCode());
        assertEquals(
                "Sign in first: POST /api/session/.",
                running.json(message).get("error").asText());
        assertEquals(401, session.statusCode());
        assertEquals(
                "There are no guests here: send name and password.",
                running.json(session).get("error").asText());
        assertTrue(running.stub.said.isEmpty());
    }

    @Test
    void says_so_while_sign_in_is_missing() throws Exception {
        running.ports.signIn = null;

        assertEquals(503, running.send(running.post("/api/session/", "{}")).statusCode());
        assertEquals(503, running.send(running.request("/api/change-requests/")).statusCode());
    }

    private static String cookie(HttpResponse<String> response) {
        return response.headers().firstValue("Set-Cookie").orElseThrow();
    }
}
