/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.sandbox.Json;
import dev.parley.sandbox.Refusal;
import java.util.Set;

/** What a body must say. */
final class Fields {

    private Fields() {}

    static String required(ObjectNode body, String resource, String field) {
        var text = body.path(field).asText("");
        if (text.isBlank()) {
            throw invalid(resource, field, "missing_field");
        }
        return text;
    }

    static String oneOf(Set<String> known, ObjectNode body, String resource, String field) {
        var text = required(body, resource, field);
        if (!known.contains(text)) {
            throw invalid(resource, field, "invalid");
        }
        return text;
    }

    static Refusal invalid(String resource, String field, String code) {
        var errors = Json.array();
        errors.addObject().put("resource", resource).put("field", field).put("code", code);
        return new Refusal(422, "Validation Failed", errors);
    }
}
