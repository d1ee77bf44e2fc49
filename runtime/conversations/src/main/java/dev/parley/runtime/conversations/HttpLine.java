/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import dev.parley.runtime.settings.Json;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/**
 * A user of a Parley over HTTP. What is asked of it throws {@link UncheckedIOException} if nobody answers.
 *
 * @param token the user's, or empty
 */
record HttpLine(URI url, String token) implements Partner.Line {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public Reply say(Map<String, ?> message) {
        return send("POST", "api/chat/message/", Json.write(message));
    }

    @Override
    public Reply changes() {
        return get("api/change-requests/?limit=100");
    }

    Reply get(String path) {
        return send("GET", path, "");
    }

    /** @param body JSON, or empty */
    Reply send(String method, String path, String body) {
        var request = HttpRequest.newBuilder(url.resolve("/").resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Reply(answer.statusCode(), json(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException("no Parley answers at " + url.resolve("/"), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException());
        }
    }

    private static Map<?, ?> json(String body) {
        try {
            return Json.read(body) instanceof Map<?, ?> map ? map : Map.of();
        } catch (Json.Malformed e) {
            return Map.of("detail", body);
        }
    }
}
