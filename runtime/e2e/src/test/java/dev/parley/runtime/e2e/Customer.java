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
import java.util.HashMap;
import java.util.Map;

/** Somebody who is signed in with a bearer token and uses the API with it, in one conversation with the bot. */
final class Customer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String token;
    private URI url;
    private String conversation;

    Customer(URI url, String token) {
        this.url = url;
        this.token = token;
    }

    static Customer guest(URI url) {
        return new Customer(url, session(url, "{}"));
    }

    static Customer account(URI url, String name, String password) {
        return new Customer(url, session(url, json(Map.of("name", name, "password", password))));
    }

    private static String session(URI url, String body) {
        return read(new Customer(url, null).send("POST", "api/session/", body))
                .get("token")
                .asText();
    }

    /** Goes on on another Parley. */
    Customer at(URI other) {
        url = other;
        return this;
    }

    /** The bot's message. */
    JsonNode ask(String question) {
        return read(post(question));
    }

    HttpResponse<String> post(String question, String... headers) {
        var body = new HashMap<String, String>();
        body.put("conversation_id", conversation);
        body.put("message_text", question);
        var answer = send("POST", "api/chatbot/messages/", json(body), headers);
        if (answer.statusCode() == 200 && answer.body().startsWith("{")) {
            conversation = read(answer).get("conversation_id").asText();
        }
        return answer;
    }

    HttpResponse<String> poll(int after, String... headers) {
        return send("GET", "api/chatbot/conversations/" + conversation + "/messages/?after=" + after, null, headers);
    }

    JsonNode messages() {
        return read(poll(0));
    }

    HttpResponse<String> vote(String message, String value) {
        return send("POST", "api/chatbot/feedback/", json(Map.of("message_id", message, "value", value)));
    }

    JsonNode get(String path) {
        return read(send("GET", path, null));
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(url.resolve(path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode read(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(answer.body(), e);
        }
    }

    static String json(Object value) {
        return JSON.valueToTree(value).toString();
    }
}
