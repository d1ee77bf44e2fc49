/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.github;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A pull request as the sandbox keeps it. */
public record PullRequest(ObjectNode json) {

    public int number() {
        return json.path("number").intValue();
    }

    public String title() {
        return text("title");
    }

    public boolean isOpen() {
        return text("state").equals("open");
    }

    public boolean isMerged() {
        return json.path("merged").booleanValue();
    }

    public boolean isDraft() {
        return json.path("draft").booleanValue();
    }

    public ArrayNode checks() {
        return json.withArray("checks");
    }

    String sha() {
        return text("sha");
    }

    String branch() {
        return text("branch");
    }

    ArrayNode comments() {
        return json.withArray("comments");
    }

    String text(String field) {
        return json.path(field).asText("");
    }

    boolean isFailing() {
        return Repository.each(checks())
                .anyMatch(check -> check.path("conclusion").asText().equals("failure"));
    }
}
