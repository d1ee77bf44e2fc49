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
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Somebody who talks to a Parley over HTTP and whom it has not seen before. */
final class Guest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI url;
    private final Map<String, Object> manner = new LinkedHashMap<>();
    private String token = "";
    private Optional<String> conversation = Optional.empty();

    /** A user whose token is known. */
    Guest(URI url, String token) {
        this.url = url;
        this.token = token;
    }

    /** A new guest. */
    Guest(URI url, Optional<String> language, Optional<ZoneId> zone) {
        this(url, "");
        language.ifPresent(tag -> manner.put("language", tag));
        zone.ifPresent(id -> manner.put("time_zone", id.getId()));
        var session = send("POST", "api/session/", Map.of());
        if (session.isRefused()) {
            throw new IllegalStateException("the Parley at %s lets no guests in: %s".formatted(url, session.says()));
        }
        token = session.find("token").orElseThrow();
    }

    /** What is said next begins a conversation. */
    void beginAnew() {
        conversation = Optional.empty();
    }

    Reply say(Said said, Captures captures) {
        var message = new LinkedHashMap<String, Object>(manner);
        message.put("conversation_id", conversation.orElse(null));
        message.put("message", said.text().filled(captures));
        if (!said.form().isEmpty()) {
            var form = new LinkedHashMap<String, String>();
            said.form().forEach((slot, value) -> form.put(slot, value.filled(captures)));
            message.put("form", form);
        }
        var reply = send("POST", "api/chat/message/", message);
        conversation = reply.find("conversation_id").or(() -> conversation);
        return reply;
    }

    Reply get(String path) {
        return send("GET", path, null);
    }

    private Reply send(String method, String path, Map<String, ?> body) {
        return send(
                url.resolve("/").resolve(path),
                method,
                token,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(Json.write(body)));
    }

    /** @throws UncheckedIOException if nobody answers */
    static Reply send(URI address, String method, String token, HttpRequest.BodyPublisher body) {
        var request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, body);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Reply(answer.statusCode(), json(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException("no Parley answers at " + address.resolve("/"), e);
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
