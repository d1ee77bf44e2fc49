/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.servicenow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.sandbox.Answer;
import dev.parley.sandbox.Call;
import dev.parley.sandbox.Json;
import dev.parley.sandbox.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** {@code /oauth_token.do}: who asks again before a token's end gets the same one. */
final class Tokens {

    private static final Duration LIFE = Duration.ofMinutes(30);

    private final Map<String, Token> current = new HashMap<>();
    private final Clock clock;

    private record Token(String text, Instant end) {}

    Tokens(Clock clock) {
        this.clock = clock;
    }

    Answer answer(Call call) {
        if (!call.header("Content-Type").orElse("").startsWith("application/x-www-form-urlencoded")) {
            throw refused("invalid_request", "The request is not a form");
        }
        var form = call.form();
        var grant = form.getOrDefault("grant_type", "");
        require(form, "client_id", "client_secret");
        switch (grant) {
            case "password" -> require(form, "username", "password");
            case "refresh_token" -> require(form, "refresh_token");
            case "client_credentials" -> {}
            default -> throw refused("unsupported_grant_type", "grant_type is not supported");
        }
        return Answer.ok(token(form.get("client_id"), grant));
    }

    private ObjectNode token(String client, String grant) {
        var now = clock.instant();
        var token = current.compute(
                client, (key, old) -> old != null && now.isBefore(old.end) ? old : new Token(random(), now.plus(LIFE)));
        var answer = Json.object()
                .put("scope", "useraccount")
                .put("token_type", "Bearer")
                .put("expires_in", Duration.between(now, token.end).toSeconds())
                .put("access_token", token.text);
        return grant.equals("password") ? answer.put("refresh_token", random()) : answer;
    }

    private static void require(Map<String, String> form, String... names) {
        for (var name : List.of(names)) {
            if (form.getOrDefault(name, "").isBlank()) {
                throw refused("access_denied", name + " is missing");
            }
        }
    }

    private static Refusal refused(String error, String description) {
        return new Refusal(401, description, Json.object().put("error", error).put("error_description", description));
    }

    private static String random() {
        return UUID.randomUUID().toString().replace("-", "")
                + UUID.randomUUID().toString().replace("-", "");
    }
}
