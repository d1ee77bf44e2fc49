/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {

    private static Running running;

    @BeforeAll
    static void start() throws Exception {
        running = new Running(LISTED + "/, https://other.example", "http://localhost:5173");
    }

    @BeforeEach
    void reset() {
        running.reset();
    }

    @AfterAll
    static void stop() throws Exception {
        running.stop();
    }

    private static final String LISTED = "https://shop.example";

    @Test
    void lets_a_listed_origin_ask_first() throws Exception {
        var response = running.send(preflight(LISTED));

        assertEquals(204, response.statusCode());
        assertEquals(LISTED, header(response, "Access-Control-Allow-Origin"));
        assertEquals("true", header(response, "Access-Control-Allow-Credentials"));
        assertEquals("GET, POST, PUT, PATCH, DELETE", header(response, "Access-Control-Allow-Methods"));
        assertEquals("Authorization, Content-Type, If-None-Match", header(response, "Access-Control-Allow-Headers"));
        assertTrue(header(response, "Vary").contains("Origin"));
        assertTrue(response.headers().firstValue("Set-Cookie").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "https://shop.example.evil.example", "http://shop.example", "null"})
    void lets_no_other_origin_in(String origin) throws Exception {
        assertEquals(403, running.send(preflight(origin)).statusCode());

        var response = running.send(message().header("Origin", origin));
        assertEquals(403, response.statusCode());
        assertTrue(response.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
        assertTrue(running.stub.said.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://shop.example", "https://SHOP.example", "https://other.example", "http://localhost:5173"
            })
    void lets_listed_origins_talk(String origin) throws Exception {
        var response = running.send(message().header("Origin", origin).header("Sec-Fetch-Site", "cross-site"));

        assertEquals(200, response.statusCode());
        assertEquals(origin, header(response, "Access-Control-Allow-Origin"));
        assertEquals("true", header(response, "Access-Control-Allow-Credentials"));
    }

    @Test
    void tells_a_listed_origin_about_refusals_as_well() throws Exception {
        var response = running.send(running.post("/api/chat/message/", "{}").header("Origin", LISTED));

        assertEquals(400, response.statusCode());
        assertEquals(LISTED, header(response, "Access-Control-Allow-Origin"));
        assertEquals("Retry-After, ETag", header(response, "Access-Control-Expose-Headers"));
    }

    @ParameterizedTest
    @CsvSource({
        "POST,   Sec-Fetch-Site, cross-site,  403",
        "POST,   Sec-Fetch-Site, same-site,   403",
        "DELETE, Sec-Fetch-Site, cross-site,  403",
        "POST,   Origin,         http://127.0.0.1:1, 403",
        "POST,   Origin,         %%,          403",
        "POST,   Sec-Fetch-Site, same-origin, 200",
        "POST,   Sec-Fetch-Site, none,        200",
        "POST,   Origin,         self,        200",
        "GET,    Sec-Fetch-Site, cross-site,  405"
    })
    void refuses_changes_from_other_sites(String method, String header, String value, int status) throws Exception {
        var request = message()
                .method(method, BodyPublishers.ofString("{\"message\":\"hi\"}"))
                .header(header, value.equals("self") ? running.uri("").toString() : value)
                .header("Cookie", "parley_session=" + running.stub.tokenOf(Running.ADA));

        assertEquals(status, running.send(request).statusCode());
    }

    @Test
    void believes_the_browser_rather_than_compare_hosts() throws Exception {
        var behindProxy = message().header("Origin", "https://parley.example").header("Sec-Fetch-Site", "same-origin");

        assertEquals(200, running.send(behindProxy).statusCode());
    }

    @Test
    void takes_a_bearer_token_from_anywhere() throws Exception {
        var response = running.send(running.as(Running.ADA, message().header("Origin", "https://evil.example")));

        assertEquals(200, response.statusCode());
        assertTrue(
                response.headers().firstValue("Access-Control-Allow-Origin").isEmpty(), "but tells the page nothing");
    }

    @Test
    void lets_every_page_in_without_the_cookie_if_so_configured() throws Exception {
        var open = new Running("*");
        try {
            var anonymous = open.send(open.post("/api/session/", "{}").header("Origin", "https://any.example"));
            assertEquals(200, anonymous.statusCode());
            assertEquals("*", header(anonymous, "Access-Control-Allow-Origin"));
            assertTrue(anonymous
                    .headers()
                    .firstValue("Access-Control-Allow-Credentials")
                    .isEmpty());
            var withCookie = open.send(open.post("/api/chat/message/", "{\"message\":\"hi\"}")
                    .header("Origin", "https://any.example")
                    .header("Cookie", "parley_session=" + open.stub.tokenOf(Running.ADA)));
            assertEquals(403, withCookie.statusCode());
        } finally {
            open.stop();
        }
    }

    @Test
    void says_nothing_about_origins_where_none_are_listed() throws Exception {
        var closed = new Running();
        try {
            var response = closed.send(closed.request("/api/openapi.json").header("Origin", LISTED));
            assertEquals(200, response.statusCode());
            assertTrue(
                    response.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
            assertTrue(response.headers().firstValue("Vary").isEmpty());
        } finally {
            closed.stop();
        }
    }

    private static HttpRequest.Builder preflight(String origin) {
        return running.request("/api/chat/message/")
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type");
    }

    private static HttpRequest.Builder message() {
        return running.post("/api/chat/message/", "{\"message\":\"hi\"}");
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("none");
    }
}
