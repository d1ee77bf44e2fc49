/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.api.code.PullRequest;
import dev.parley.api.code.PullRequest.Checks;
import dev.parley.api.code.PullRequest.State;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads pull requests out of GitHub's answers. */
final class PullRequests {

    /** Whose account is gone: GitHub shows them as this. */
    private static final String GHOST = "ghost";

    private PullRequests() {}

    /** One that was asked for, or out of a repository's list. */
    static PullRequest of(JsonNode pull, Reviews reviews, Checks checks, List<String> files) {
        return GitHub.understood(() -> new PullRequest(
                GitHub.text(pull.path("base").path("repo"), "full_name"),
                pull.path("number").intValue(),
                GitHub.text(pull, "title"),
                pull.path("body").asText(""),
                login(pull),
                state(pull, pull.path("merged_at")),
                pull.path("draft").asBoolean(),
                mergeable(pull.path("mergeable")),
                GitHub.text(pull.path("head"), "ref"),
                GitHub.text(pull.path("head"), "sha"),
                GitHub.text(pull.path("base"), "ref"),
                reviews.approvers(),
                reviews.objectors(),
                checks,
                files,
                URI.create(GitHub.text(pull, "html_url")),
                Instant.parse(GitHub.text(pull, "updated_at"))));
    }

    static PullRequest listed(JsonNode pull) {
        return of(pull, new Reviews(List.of(), List.of()), Checks.NONE, List.of());
    }

    /** One that a search found, which says nothing of its branches: they are empty strings. */
    static PullRequest found(JsonNode issue) {
        return GitHub.understood(() -> new PullRequest(
                repository(GitHub.text(issue, "repository_url")),
                issue.path("number").intValue(),
                GitHub.text(issue, "title"),
                issue.path("body").asText(""),
                login(issue),
                state(issue, issue.path("pull_request").path("merged_at")),
                issue.path("draft").asBoolean(),
                Optional.empty(),
                "",
                "",
                "",
                List.of(),
                List.of(),
                Checks.NONE,
                List.of(),
                URI.create(GitHub.text(issue, "html_url")),
                Instant.parse(GitHub.text(issue, "updated_at"))));
    }

    /** {@code acme/pay} of {@code https://api.github.com/repos/acme/pay}. */
    private static String repository(String url) {
        var parts = url.split("/");
        return parts[parts.length - 2] + '/' + parts[parts.length - 1];
    }

    static String login(JsonNode node) {
        return node.path("user").path("login").asText(GHOST);
    }

    private static State state(JsonNode node, JsonNode mergedAt) {
        if (node.path("merged").asBoolean() || mergedAt.isTextual()) {
            return State.MERGED;
        }
        return GitHub.text(node, "state").equals("open") ? State.OPEN : State.CLOSED;
    }

    private static Optional<Boolean> mergeable(JsonNode node) {
        return node.isBoolean() ? Optional.of(node.booleanValue()) : Optional.empty();
    }
}
