/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.launcher;

import dev.parley.runtime.settings.Json;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Talks to a running Parley over its HTTP API. */
final class Client {

    private static final int TIMEOUT_MILLIS = 60_000;

    private final URI url;
    private final boolean keepAlive;
    private String token = "";

    Client(String url) {
        this(url, true);
    }

    private Client(String url, boolean keepAlive) {
        this.keepAlive = keepAlive;
        this.url = URI.create(url.endsWith("/") ? url : url + "/");
    }

    /** What answered: any status is an answer. */
    record Answer(int status, Map<?, ?> body) {

        String text(String field) {
            return body.get(field) == null ? "" : body.get(field).toString();
        }
    }

    /** What keeps the Parley at an address from taking turns; empty if nothing does. */
    static Optional<String> problem(String url) {
        try {
            var answer = new Client(url, false).send("GET", "health/ready", null);
            return answer.status() == 200 ? Optional.empty() : Optional.of(problem(answer));
        } catch (Problem unreachable) {
            return Optional.of(unreachable.getMessage());
        }
    }

    private static String problem(Answer answer) {
        return answer.body().get("problems") instanceof List<?> problems && !problems.isEmpty()
                ? problems.stream().map(String::valueOf).collect(Collectors.joining("; "))
                : "/health/ready answers " + answer.status();
    }

    void signIn(String bearer) {
        token = bearer;
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer post(String path, Map<String, ?> body) {
        return send("POST", path, body);
    }

    private Answer send(String method, String path, Map<String, ?> body) {
        try {
            var connection = (HttpURLConnection) url.resolve(path).toURL().openConnection();
            connection.setRequestMethod(method);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            connection.setRequestProperty("Connection", keepAlive ? "keep-alive" : "close");
            connection.setRequestProperty("Accept", "application/json, application/problem+json");
            if (!token.isEmpty()) {
                connection.setRequestProperty("Authorization", "Bearer " + token);
            }
            if (body != null) {
                connection.setDoOutput(true);
                connection.setRequestProperty("Content-Type", "application/json");
                connection.getOutputStream().write(Json.write(body).getBytes(StandardCharsets.UTF_8));
            }
            return answer(connection);
        } catch (IOException e) {
            throw new Problem("no Parley answers at " + url);
        }
    }

    private static Answer answer(HttpURLConnection connection) throws IOException {
        var status = connection.getResponseCode();
        try (var in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            var text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(status, Json.read(text) instanceof Map<?, ?> map ? map : Map.of());
        } catch (Json.Malformed e) {
            return new Answer(status, Map.of());
        }
    }
}
