/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * A request to a server of the sandbox.
 *
 * @param path below the server's own address, with a slash at its beginning
 * @param params what the route's template has names for
 * @param query what stands behind the question mark
 */
public record Call(
        HttpServletRequest request, String path, Map<String, String> params, Map<String, String> query, byte[] body) {

    private static final int LARGEST_BODY = 1_000_000;

    static Call read(HttpServletRequest request) throws IOException {
        return new Call(
                request,
                Optional.ofNullable(request.getPathInfo()).orElse("/"),
                Map.of(),
                Form.read(request.getQueryString()),
                request.getInputStream().readNBytes(LARGEST_BODY));
    }

    public Call at(String otherPath) {
        return new Call(request, otherPath, params, query, body);
    }

    Call with(Map<String, String> named) {
        return new Call(request, path, named, query, body);
    }

    /** The server's own address, without a slash at its end. */
    public String base() {
        var whole = request.getRequestURL().toString();
        return whole.substring(0, whole.length() - request.getRequestURI().length())
                + request.getContextPath()
                + request.getServletPath();
    }

    public String param(String name) {
        return params.get(name);
    }

    public Optional<String> asked(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
    }

    /** A number that is not negative, at most {@code limit}. */
    public int number(String name, int otherwise, int limit) {
        try {
            int number = asked(name).map(Integer::parseInt).orElse(otherwise);
            if (number < 0) {
                throw Refusal.badRequest(name + " must not be negative");
            }
            return Math.min(number, limit);
        } catch (NumberFormatException e) {
            throw Refusal.badRequest(name + " is not a number");
        }
    }

    /** The body, which must be an object. */
    public ObjectNode json() {
        try {
            JsonNode json = Json.read(body);
            if (json instanceof ObjectNode object) {
                return object;
            }
            throw Refusal.badRequest("The body is not a JSON object");
        } catch (IOException e) {
            throw Refusal.badRequest("The body is not JSON");
        }
    }

    /** The body, which may be absent. */
    public ObjectNode jsonOrNothing() {
        return body.length == 0 ? Json.object() : json();
    }

    public Map<String, String> form() {
        return Form.read(new String(body, StandardCharsets.UTF_8));
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeader(name)).filter(value -> !value.isBlank());
    }

    /** The name that Basic credentials say. */
    public Optional<String> userName() {
        return header("Authorization")
                .filter(value -> value.regionMatches(true, 0, "Basic ", 0, 6))
                .map(value -> basic(value.substring(6).strip()))
                .map(pair -> pair.split(":", 2)[0])
                .filter(name -> !name.isBlank());
    }

    /** Whether there are credentials. Which they are is nobody's business in a sandbox. */
    public boolean isSignedIn() {
        return userName().isPresent()
                || header("Authorization")
                        .filter(value -> value.matches("(?i)(bearer|token) +\\S+"))
                        .isPresent();
    }

    private static String basic(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
