/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.api.code.CodeHost.Verdict;
import dev.parley.lib.http.Call;
import java.util.Locale;
import java.util.Optional;

/** Deployments of a repository, known again by a mark in their description. */
final class Deployments {

    private static final int MOST_PAGES = 10;

    private final GitHub github;
    private final String path;
    private final Once once;

    Deployments(GitHub github, String repository, Once once) {
        this.github = github;
        this.path = "repos/" + repository + "/deployments";
        this.once = once;
    }

    /** Neither merges nor waits for checks: what happens elsewhere is reported. */
    String report(String ref, String environment, String mark, Verdict verdict) {
        var description = "parley:" + mark;
        var wanted = JsonNodeFactory.instance
                .objectNode()
                .put("ref", ref)
                .put("environment", environment)
                .put("description", description)
                .put("auto_merge", false)
                .set("required_contexts", JsonNodeFactory.instance.arrayNode());
        var deployment = once.made(
                path + environment + '#' + mark,
                () -> marked(environment, description),
                () -> github.write(Call.post(path, wanted)));
        var id = GitHub.text(deployment, "id");
        var state = JsonNodeFactory.instance
                .objectNode()
                .put("state", verdict.name().toLowerCase(Locale.ROOT));
        github.write(
                Call.post(path + '/' + Call.segment(id) + "/statuses", state).asRepeatable());
        return id;
    }

    private Optional<JsonNode> marked(String environment, String description) {
        return github.list(Call.get(path).with("environment", environment), "", MOST_PAGES)
                .filter(found -> found.path("description").asText("").equals(description))
                .findFirst();
    }
}
