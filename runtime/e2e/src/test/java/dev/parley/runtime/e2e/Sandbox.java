/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What is in the systems of a sandbox, asked for as its owner would. */
record Sandbox(URI url) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    static Sandbox of(URI parley) {
        return new Sandbox(parley.resolve("/sandbox/"));
    }

    /** The changes in ServiceNow that an encoded query finds. */
    JsonNode changes(String query) {
        return get("servicenow/api/now/table/change_request?sysparm_query="
                        + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .get("result");
    }

    JsonNode get(String path) {
        return send(HttpRequest.newBuilder(url.resolve(path)));
    }

    JsonNode patch(String path, String json) {
        return send(HttpRequest.newBuilder(url.resolve(path))
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(json)));
    }

    private static JsonNode send(HttpRequest.Builder asked) {
        var request = asked.header("Accept", "application/json")
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString("owner:owner".getBytes()))
                .build();
        try {
            var answer = CLIENT.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
