/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.user.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeTest {

    private static final String LISTED = "https://shop.example";
    private static final String PATH = "/ws/chat/";
    private static final String COOKIE = "Cookie: parley_session=ada-token";
    private static final String BEARER = "Authorization: Bearer ada-token";
    private static final String EVIL = "Origin: https://evil.example";

    private Running running;

    @BeforeEach
    void start() throws Exception {
        running = new Running(LISTED);
    }

    @AfterEach
    void stop() throws Exception {
        running.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {COOKIE, BEARER, "Sec-WebSocket-Protocol: parley.bearer.ada-token"})
    void knows_users_by_their_token(String header) throws Exception {
        try (var ada = running.connect(PATH, header)) {
            assertEquals(101, ada.status);
            assertEquals("ada", ada.next("bot_message").at("/user/id").asText());
            assertTrue(ada.header("Set-Cookie").isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ws/chat", "/ws/chat/"})
    void is_reached_with_and_without_a_slash(String path) throws Exception {
        try (var ada = running.connect(path, BEARER)) {
            assertEquals(101, ada.status);
        }
    }

    @Test
    void answers_the_protocol_but_never_the_token() throws Exception {
        try (var ada = running.connect(PATH, "Sec-WebSocket-Protocol: parley.v1, parley.bearer.ada-token", EVIL)) {
            assertEquals(101, ada.status);
            assertEquals("parley.v1", ada.header("Sec-WebSocket-Protocol").orElseThrow());
        }
    }

    @Test
    void does_not_compress() throws Exception {
        try (var ada = running.connect(PATH, BEARER, "Sec-WebSocket-Extensions: permessage-deflate")) {
            assertEquals(101, ada.status);
            assertTrue(ada.header("Sec-WebSocket-Extensions").isEmpty());
        }
    }

    @Test
    void makes_a_guest_who_is_known_the_next_time() throws Exception {
        try (var guest = running.connect(PATH)) {
            var cookie = guest.header("Set-Cookie").orElseThrow();
            assertTrue(cookie.startsWith("parley_session=guest-"), cookie);
            assertTrue(cookie.endsWith("; HttpOnly; SameSite=Lax"), cookie);
            var id = guest.next("bot_message").at("/user/id");
            try (var again = running.connect(PATH, "Cookie: " + cookie.split(";")[0])) {
                assertEquals(id, again.next("bot_message").at("/user/id"));
            }
        }
    }

    @Test
    void lets_nobody_in_who_is_not_signed_in_where_there_are_no_guests() throws Exception {
        running.engine.guestsAllowed = false;

        refused(401, "Sign in first: POST /api/session/.");
        refused(401, "Sign in first: POST /api/session/.", "Cookie: parley_session=old");
    }

    @Test
    void believes_no_bad_token() throws Exception {
        refused(401, "The bearer token is not valid, or no longer.", "Authorization: Bearer forged");
        refused(401, "The bearer token is not valid, or no longer.", "Sec-WebSocket-Protocol: parley.bearer.forged");
    }

    @ParameterizedTest
    @ValueSource(strings = {EVIL, "Sec-Fetch-Site: cross-site", "Origin: null"})
    void lets_no_page_of_another_origin_in_with_the_cookie(String header) throws Exception {
        refused(403, "Pages of other origins must be listed in CORS_ALLOWED_ORIGINS.", header, COOKIE);
        refused(403, "Pages of other origins must be listed in CORS_ALLOWED_ORIGINS.", header);
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example, Cookie: parley_session=ada-token",
        "https://evil.example, Authorization: Bearer ada-token"
    })
    void lets_pages_in_that_are_listed_or_have_a_token(String origin, String proof) throws Exception {
        try (var ada = running.connect(PATH, "Origin: " + origin, proof)) {
            assertEquals(101, ada.status);
        }
    }

    @Test
    void lets_a_page_of_its_own_in() throws Exception {
        try (var ada = running.connect(PATH, "Origin: http://127.0.0.1:" + running.port(), COOKIE)) {
            assertEquals(101, ada.status);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/ws/chat/?audience=nobody, 400, audience must be assistant or customer.",
        "/ws/chat/?language=%3F,    400, language must be a language tag such as de or en-GB.",
        "/ws/chat/x,                404, There is nothing at this address."
    })
    void refuses_what_makes_no_sense(String path, int status, String detail) throws Exception {
        try (var ada = running.connect(path, BEARER)) {
            assertEquals(status, ada.status);
            assertEquals(detail, ada.body().get("detail").asText());
        }
    }

    @Test
    void says_that_it_is_unavailable_while_sign_in_is() throws Exception {
        running.ports.signIn = null;
        try (var ada = running.connect(PATH, BEARER)) {
            assertEquals(503, ada.status);
            assertEquals("2", ada.header("Retry-After").orElseThrow());
        }
    }

    @Test
    void lets_each_user_have_only_so_many_sockets() throws Exception {
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < Limits.USUAL.perUser(); i++) {
            clients.add(running.ada());
        }
        try (var more = running.connect(PATH, BEARER)) {
            assertEquals(429, more.status);
            assertEquals("5", more.header("Retry-After").orElseThrow());
        }
        running.bob().close();
        clients.remove(0).close();
        // As soon as the server notices that one has gone.
        assertEquals(101, untilLetIn());
        for (var client : clients) {
            client.close();
        }
    }

    private int untilLetIn() throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (true) {
            try (var client = running.connect(PATH, BEARER)) {
                if (client.status != 429 || System.nanoTime() > deadline) {
                    return client.status;
                }
            }
        }
    }

    @Test
    void lets_only_so_many_in_at_all() throws Exception {
        var few = new Limits(
                Duration.ofSeconds(25),
                Duration.ofSeconds(60),
                Duration.ofSeconds(10),
                Duration.ofMinutes(1),
                1000,
                1000,
                16,
                60,
                20,
                2,
                2);
        try (var full = new Running(few);
                var ada = full.ada();
                var bob = full.bob()) {
            full.engine.tokens.put("eve-token", new User("eve", "Eve", Set.of()));
            try (var more = full.connect(PATH, "Authorization: Bearer eve-token")) {
                assertEquals(503, more.status);
                assertEquals("5", more.header("Retry-After").orElseThrow());
            }
            ada.send("{'type':'ping'}");
            ada.next("pong");
            bob.send("{'type':'ping'}");
            bob.next("pong");
        }
    }

    private void refused(int status, String detail, String... headers) throws Exception {
        try (var client = running.connect(PATH, headers)) {
            assertEquals(status, client.status);
            assertEquals(
                    "application/problem+json", client.header("Content-Type").orElseThrow());
            assertEquals(status == 401, client.header("WWW-Authenticate").isPresent());
            assertEquals(detail, client.body().get("detail").asText());
        }
    }
}
