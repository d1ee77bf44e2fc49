/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.jira;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An issue as the sandbox keeps it. */
public record Issue(ObjectNode json) {

    String id() {
        return text("id");
    }

    public String key() {
        return text("key");
    }

    public String summary() {
        return text("summary");
    }

    public String status() {
        return text("status");
    }

    String text(String field) {
        return json.path(field).asText("");
    }

    ArrayNode comments() {
        return json.withArray("comments");
    }

    ArrayNode links() {
        return json.withArray("links");
    }
}
