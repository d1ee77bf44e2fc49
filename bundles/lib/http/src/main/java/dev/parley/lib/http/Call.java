/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A request to another system.
 *
 * @param path below the system's address, without a leading slash, its variable parts encoded by {@link #segment}; or
 *     a whole address that the system itself gave, as in a link to the next page
 * @param query name-value pairs, encoded when they are sent
 * @param headers besides those that sign in
 * @param repeatable whether sending it twice is as good as once, so that it may be tried again
 * @param pool which of the system's limits it counts against; the empty string where there is one for all
 */
public record Call(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        Optional<Body> body,
        boolean repeatable,
        String pool) {

    /** What is sent with a request. */
    public record Body(String type, byte[] bytes) {}

    public Call {
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
        headers = Map.copyOf(headers);
    }

    public static Call get(String path) {
        return new Call("GET", path, Map.of(), Map.of(), Optional.empty(), true, "");
    }

    public static Call delete(String path) {
        return new Call("DELETE", path, Map.of(), Map.of(), Optional.empty(), true, "");
    }

    /** Not repeatable, as it may make something each time. */
    public static Call post(String path, JsonNode json) {
        return new Call("POST", path, Map.of(), Map.of(), Optional.of(json(json)), false, "");
    }

    public static Call put(String path, JsonNode json) {
        return new Call("PUT", path, Map.of(), Map.of(), Optional.of(json(json)), true, "");
    }

    /** Repeatable, as it sets what is given. */
    public static Call patch(String path, JsonNode json) {
        return new Call("PATCH", path, Map.of(), Map.of(), Optional.of(json(json)), true, "");
    }

    public static Call form(String path, Map<String, String> fields) {
        var body = new Body("application/x-www-form-urlencoded", encoded(fields).getBytes(StandardCharsets.UTF_8));
        return new Call("POST", path, Map.of(), Map.of(), Optional.of(body), false, "");
    }

    public Call with(String name, String value) {
        var more = new LinkedHashMap<>(query);
        more.put(name, value);
        return new Call(method, path, more, headers, body, repeatable, pool);
    }

    public Call header(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Call(method, path, query, more, body, repeatable, pool);
    }

    public Call asRepeatable() {
        return new Call(method, path, query, headers, body, true, pool);
    }

    public Call against(String limit) {
        return new Call(method, path, query, headers, body, repeatable, limit);
    }

    /** {@code GET /rest/api/3/issue/OPS-1}: what is done, without the query, which may hold what a user said. */
    String operation() {
        return method + " /" + path.replaceFirst("\\?.*", "").replaceFirst("^https?://[^/]*/?", "");
    }

    /** Without query, headers and body, as these may hold secrets. */
    @Override
    public String toString() {
        return "Call[" + method + ' ' + path.replaceFirst("\\?.*", "") + "]";
    }

    /** A variable part of a path, encoded. */
    public static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static String encoded(Map<String, String> pairs) {
        return pairs.entrySet().stream()
                .map(pair -> segment(pair.getKey()) + '=' + segment(pair.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static Body json(JsonNode json) {
        return new Body("application/json", json.toString().getBytes(StandardCharsets.UTF_8));
    }
}
