/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.api.user.User;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** What tests of resources for admins have in common: Maria, who calls them. */
abstract class AdminTest {

    static Running running;

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

    static HttpResponse<String> get(String path) throws Exception {
        return running.get(Running.MARIA, path);
    }

    static JsonNode json(String path) throws Exception {
        var response = get(path);
        assertEquals(200, response.statusCode(), response.body());
        return running.json(response);
    }

    static HttpResponse<String> send(String method, String path, String json) throws Exception {
        return send(Running.MARIA, method, path, json);
    }

    static HttpResponse<String> send(User user, String method, String path, String json) throws Exception {
        var request = running.request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json));
        return running.send(running.as(user, request), json);
    }

    static HttpResponse<String> delete(String path) throws Exception {
        return running.send(running.as(Running.MARIA, running.request(path).DELETE()));
    }

    /** For whom it is, and for whom not. */
    static void assertForAdminsOnly(String method, String path) throws Exception {
        assertEquals(403, send(Running.ADA, method, path, "").statusCode(), method + " " + path);
        var request = running.request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(""));
        assertEquals(401, running.send(request).statusCode(), method + " " + path);
    }

    static void assertRefused(int status, String detail, HttpResponse<String> response) throws Exception {
        assertEquals(status, response.statusCode(), response.body());
        assertEquals(detail, running.json(response).get("error").asText());
    }
}
