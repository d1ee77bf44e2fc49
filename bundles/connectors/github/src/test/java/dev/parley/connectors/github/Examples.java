/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.api.code.CodeHost.Verdict;
import dev.parley.api.code.PullRequest;
import dev.parley.connectors.testkit.VendorApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** GitHub's own examples of its answers, with other values. */
final class Examples {

    private static final String PULLS = "GET /repos/{owner}/{repo}/pulls";

    private Examples() {}

    /** Read when the first one is needed, as the others' documents may not be here. */
    private static final class Read {

        static final JsonNode ALL = all();
    }

    private static JsonNode all() {
        try {
            return JsonMapper.builder()
                    .build()
                    .readTree(VendorApi.contracts()
                            .resolve("github/openapi-examples.json")
                            .toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode of(String operation) {
        var example = Read.ALL.path(operation).elements().next();
        return (ObjectNode) (example.isArray() ? example.get(0) : example).deepCopy();
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array(List<? extends JsonNode> items) {
        return JsonNodeFactory.instance.arrayNode().addAll(items);
    }

    static ObjectNode pull(PullRequest pr) {
        var pull = common(of(PULLS + "/{pull_number} 200"), pr)
                .put("merged", pr.state() == PullRequest.State.MERGED)
                .put("mergeable", pr.mergeable().orElse(null))
                .put("merged_at", mergedAt(pr));
        head(pull, pr);
        return pull;
    }

    static ObjectNode listed(PullRequest pr) {
        var pull = common(of(PULLS + " 200"), pr).put("merged_at", mergedAt(pr));
        head(pull, pr);
        return pull;
    }

    static ObjectNode found(PullRequest pr) {
        var issue = common(
                        of("GET /search/issues 200").withArray("items").get(0).deepCopy(), pr)
                .put("repository_url", "https://api.github.com/repos/" + pr.repository());
        issue.putObject("pull_request").put("merged_at", mergedAt(pr));
        return issue;
    }

    private static void head(ObjectNode pull, PullRequest pr) {
        pull.withObject("/head").put("ref", pr.head()).put("sha", pr.sha());
        pull.withObject("/base").put("ref", pr.base());
        pull.withObject("/base/repo").put("full_name", pr.repository());
    }

    private static ObjectNode common(ObjectNode node, PullRequest pr) {
        node.withObject("/user").put("login", pr.author());
        return node.put("number", pr.number())
                .put("title", pr.title())
                .put("body", pr.body().isEmpty() ? null : pr.body())
                .put("state", pr.state() == PullRequest.State.OPEN ? "open" : "closed")
                .put("draft", pr.draft())
                .put("html_url", pr.url().toString())
                .put("updated_at", pr.updatedAt().toString());
    }

    private static String mergedAt(PullRequest pr) {
        return pr.state() == PullRequest.State.MERGED ? pr.updatedAt().toString() : null;
    }

    static ObjectNode review(String who, String state) {
        var review = of(PULLS + "/{pull_number}/reviews 200").put("state", state);
        review.withObject("/user").put("login", who);
        return review;
    }

    /** @param conclusion null while it runs */
    static ObjectNode run(String name, String status, String conclusion) {
        return ((ObjectNode) of("GET /repos/{owner}/{repo}/commits/{ref}/check-runs 200")
                        .withArray("check_runs")
                        .get(0))
                .put("name", name)
                .put("status", status)
                .put("conclusion", conclusion);
    }

    static ObjectNode status(String context, String state) {
        return of("POST /repos/{owner}/{repo}/statuses/{sha} 201")
                .put("context", context)
                .put("state", state);
    }

    static ObjectNode file(String name) {
        return of(PULLS + "/{pull_number}/files 200").put("filename", name);
    }

    static ObjectNode comment(int id, String who, String body) {
        var comment = of("POST /repos/{owner}/{repo}/issues/{issue_number}/comments 201")
                .put("id", id)
                .put("body", body);
        comment.withObject("/user").put("login", who);
        return comment;
    }

    static ObjectNode deployment(int id, JsonNode wanted) {
        return of("POST /repos/{owner}/{repo}/deployments 201")
                .put("id", id)
                .put("ref", wanted.path("ref").asText())
                .put("environment", wanted.path("environment").asText())
                .put("description", wanted.path("description").asText());
    }

    static ObjectNode token(String token, String expiresAt) {
        return of("POST /app/installations/{installation_id}/access_tokens 201")
                .put("token", token)
                .put("expires_at", expiresAt);
    }

    static ObjectNode error(String message) {
        return object().put("message", message).put("documentation_url", "https://docs.github.com/rest");
    }

    static Verdict verdict(String state) {
        return Verdict.valueOf(state.toUpperCase(Locale.ROOT));
    }
}
