/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a server of the sandbox answers.
 *
 * @param body missing if the answer has none
 */
public record Answer(int status, JsonNode body, Map<String, String> headers) {

    public Answer {
        headers = Map.copyOf(headers);
    }

    public static Answer of(int status, JsonNode body) {
        return new Answer(status, body, Map.of());
    }

    public static Answer ok(JsonNode body) {
        return of(200, body);
    }

    public static Answer created(JsonNode body) {
        return of(201, body);
    }

    /** A status and nothing else. */
    public static Answer empty(int status) {
        return of(status, MissingNode.getInstance());
    }

    public Answer with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, body, more);
    }
}
