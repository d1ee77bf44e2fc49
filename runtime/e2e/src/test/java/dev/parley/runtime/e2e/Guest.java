/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;

/** Somebody who talks to a Parley over HTTP, in one conversation. */
final class Guest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String token;
    private URI url;
    private String conversation;

    Guest(URI url) {
        this.url = url;
        this.token = json(post("api/session/", "{}")).get("token").asText();
    }

    /** Goes on with the conversation on another Parley. */
    Guest at(URI other) {
        url = other;
        return this;
    }

    JsonNode say(String message) {
        return say(message, null);
    }

    /** @param id tells a message from the same one sent again */
    JsonNode say(String message, String id) {
        var said = new HashMap<String, String>();
        said.put("conversation_id", conversation);
        said.put("message", message);
        said.put("client_message_id", id);
        var reply = json(post("api/chat/message/", JSON.valueToTree(said).toString()));
        conversation = reply.get("conversation_id").asText();
        return reply;
    }

    JsonNode get(String path) {
        return json(send(HttpRequest.newBuilder(url.resolve(path)).header("Authorization", "Bearer " + token)));
    }

    JsonNode transcript() {
        return get("api/chat/conversations/" + conversation + "/").get("messages");
    }

    /** All of it, however long it is. */
    List<JsonNode> wholeTranscript() {
        var all = new ArrayList<JsonNode>();
        for (var part = transcript(0); !part.isEmpty(); part = transcript(all.size())) {
            part.forEach(all::add);
        }
        return all;
    }

    private JsonNode transcript(int after) {
        return get("api/chat/conversations/" + conversation + "/?after=" + after)
                .get("messages");
    }

    /** A page as somebody else sees it who has a name and a password. */
    String page(String path, String name, String password) {
        var proof = Base64.getEncoder().encodeToString((name + ':' + password).getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(url.resolve(path)).header("Authorization", "Basic " + proof))
                .body();
    }

    private HttpResponse<String> post(String path, String body) {
        var request = HttpRequest.newBuilder(url.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        return send(token == null ? request : request.header("Authorization", "Bearer " + token));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
