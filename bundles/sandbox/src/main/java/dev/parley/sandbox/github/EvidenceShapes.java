/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.sandbox.Json;

/** What speaks for a pull request or against it, as GitHub writes it: reviews, check runs, files. */
final class EvidenceShapes {

    private final Shapes shapes;
    private final PullShapes pulls;

    EvidenceShapes(Repository repository, Shapes shapes) {
        this.shapes = shapes;
        this.pulls = new PullShapes(repository, shapes);
    }

    ObjectNode review(JsonNode review, PullRequest pull) {
        int id = review.path("id").asInt();
        var html = "%s#pullrequestreview-%d".formatted(pulls.html(pull), id);
        var shaped = Json.object()
                .put("id", id)
                .put("node_id", Shapes.nodeId("PullRequestReview", String.valueOf(id)))
                .put("body", review.path("body").asText(""))
                .put("state", review.path("state").asText())
                .put("html_url", html)
                .put("pull_request_url", pulls.url(pull))
                .put("author_association", "MEMBER")
                .put("submitted_at", review.path("submitted_at").asText())
                .put("commit_id", pull.sha());
        shaped.set("user", shapes.user(review.path("user").asText()));
        var links = shaped.putObject("_links");
        links.putObject("html").put("href", html);
        links.putObject("pull_request").put("href", pulls.url(pull));
        return shaped;
    }

    ObjectNode check(JsonNode check, PullRequest pull) {
        int id = check.path("id").asInt();
        var shaped = Json.object()
                .put("id", id)
                .put("node_id", Shapes.nodeId("CheckRun", String.valueOf(id)))
                .put("head_sha", pull.sha())
                .put("external_id", "")
                .put("url", shapes.repositoryUrl() + "/check-runs/" + id)
                .put("html_url", "%s/runs/%d".formatted(shapes.htmlUrl(), id))
                .put("details_url", "%s/runs/%d".formatted(shapes.htmlUrl(), id))
                .put("name", check.path("name").asText())
                .put("status", check.path("status").asText())
                .putNull("app");
        for (var field : new String[] {"conclusion", "started_at", "completed_at"}) {
            shaped.set(field, check.has(field) ? check.get(field) : NullNode.getInstance());
        }
        shaped.putObject("output")
                .put("annotations_count", 0)
                .put("annotations_url", shapes.repositoryUrl() + "/check-runs/%d/annotations".formatted(id))
                .putNull("title")
                .putNull("summary")
                .putNull("text");
        shaped.putObject("check_suite").put("id", 1);
        shaped.putArray("pull_requests");
        return shaped;
    }

    ObjectNode file(JsonNode file, PullRequest pull) {
        var name = file.path("filename").asText();
        return Json.object()
                .put("sha", pull.sha())
                .put("filename", name)
                .put("status", file.path("status").asText("modified"))
                .put("additions", file.path("additions").asInt())
                .put("deletions", file.path("deletions").asInt())
                .put(
                        "changes",
                        file.path("additions").asInt() + file.path("deletions").asInt())
                .put("blob_url", "%s/blob/%s/%s".formatted(shapes.htmlUrl(), pull.sha(), name))
                .put("raw_url", "%s/raw/%s/%s".formatted(shapes.htmlUrl(), pull.sha(), name))
                .put("contents_url", "%s/contents/%s?ref=%s".formatted(shapes.repositoryUrl(), name, pull.sha()));
    }
}
