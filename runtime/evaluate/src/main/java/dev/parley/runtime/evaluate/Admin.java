/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The admin of a running Parley, who may ask how people are understood. Its password is in the environment. */
final class Admin {

    static final String PASSWORD = "PARLEY_ADMIN_PASSWORD";

    private static final Set<String> WEB = Set.of("http", "https");
    private static final int LAST_PORT = 65535;

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI url;
    private final String token;

    private Admin(URI url, String password) {
        this.url = url;
        this.token = post("api/session/", Map.of("name", "admin", "password", password), "")
                .path("token")
                .asText();
    }

    /** @param url of the Parley; else the environment's {@code PARLEY_URL}, else the one at {@code PARLEY_PORT} here */
    static Admin signIn(Optional<String> url, Map<String, String> environment) {
        var at = url(url.or(() -> value(environment, "PARLEY_URL"))
                .orElseGet(() ->
                        "http://127.0.0.1:" + value(environment, "PARLEY_PORT").orElse("8080")));
        var password = value(environment, PASSWORD)
                .orElseThrow(
                        () -> Problem.usage("set %s to the password of admin at %s; this is for admins", PASSWORD, at));
        return new Admin(at, password);
    }

    JsonNode get(String path) {
        return send(HttpRequest.newBuilder(url.resolve(path)).header("Authorization", "Bearer " + token));
    }

    JsonNode post(String path, Map<String, ?> body) {
        return post(path, body, token);
    }

    private JsonNode post(String path, Map<String, ?> body, String bearer) {
        try {
            var request = HttpRequest.newBuilder(url.resolve(path))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
            return send(bearer.isEmpty() ? request : request.header("Authorization", "Bearer " + bearer));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
            if (answer.statusCode() == 401) {
                throw Problem.usage("%s does not take %s as the password of admin", url, PASSWORD);
            }
            var body = JSON.readTree(answer.body());
            if (answer.statusCode() != 200 || !body.isObject()) {
                throw Problem.failure(
                        "%s answers %d: %s",
                        answer.uri(), answer.statusCode(), body.path("error").asText("nothing that is understood"));
            }
            return body;
        } catch (JsonProcessingException e) {
            throw Problem.failure("what answers at %s is no Parley", url);
        } catch (IOException e) {
            throw Problem.failure("no Parley answers at %s", url);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.failure("interrupted");
        }
    }

    private static URI url(String text) {
        try {
            var url = URI.create(text.endsWith("/") ? text : text + "/");
            if (url.getHost() != null && WEB.contains(String.valueOf(url.getScheme())) && url.getPort() <= LAST_PORT) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // said below, as for one of another kind
        }
        throw Problem.usage("\"%s\" is no address of a Parley, such as http://127.0.0.1:8080", text);
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }
}
