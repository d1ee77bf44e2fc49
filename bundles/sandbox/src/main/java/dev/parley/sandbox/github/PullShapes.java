/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.parley.sandbox.Json;

/** Pull requests as GitHub writes them: in a list, alone, and as a find. */
final class PullShapes {

    private static final String[] LINKS = {
        "comments", "commits", "statuses", "html", "issue", "review_comments", "review_comment", "self"
    };

    private final Repository repository;
    private final Shapes shapes;

    PullShapes(Repository repository, Shapes shapes) {
        this.repository = repository;
        this.shapes = shapes;
    }

    ObjectNode listed(PullRequest pull) {
        var url = url(pull);
        var shaped = common("PullRequest", pull)
                .put("url", url)
                .put("diff_url", html(pull) + ".diff")
                .put("patch_url", html(pull) + ".patch")
                .put("issue_url", issueUrl(pull))
                .put("commits_url", url + "/commits")
                .put("review_comments_url", url + "/comments")
                .put("review_comment_url", shapes.repositoryUrl() + "/pulls/comments{/number}")
                .put("comments_url", issueUrl(pull) + "/comments")
                .put("statuses_url", shapes.repositoryUrl() + "/statuses/" + pull.sha())
                .putNull("auto_merge");
        shaped.set("merged_at", nullable(pull, "merged_at"));
        shaped.set("merge_commit_sha", nullable(pull, pull.isMerged() ? "merge_sha" : "test_merge_sha"));
        shaped.putArray("requested_reviewers");
        shaped.putArray("requested_teams");
        shaped.putArray("assignees");
        shaped.set("head", branch(pull.branch(), pull.sha()));
        shaped.set("base", branch("main", repository.commit("main")));
        var links = shaped.putObject("_links");
        for (var link : LINKS) {
            var field = link.equals("self") ? "url" : link + "_url";
            links.putObject(link).put("href", shaped.path(field).asText());
        }
        return shaped;
    }

    ObjectNode alone(PullRequest pull) {
        var shaped = listed(pull)
                .put("merged", pull.isMerged())
                .put("comments", pull.comments().size())
                .put("review_comments", 0)
                .put("commits", pull.json().path("commits").asInt(1))
                .put("maintainer_can_modify", false)
                .put("mergeable_state", mergeableState(pull));
        shaped.set("mergeable", Json.of(pull.isOpen() ? Boolean.TRUE : null));
        shaped.set("merged_by", pull.isMerged() ? shapes.user(pull.text("merged_by")) : NullNode.getInstance());
        var files = pull.json().path("files");
        return shaped.put("changed_files", files.size())
                .put("additions", sum(files, "additions"))
                .put("deletions", sum(files, "deletions"));
    }

    ObjectNode found(PullRequest pull) {
        var url = issueUrl(pull);
        var shaped = common("PullRequest", pull)
                .put("url", url)
                .put("repository_url", shapes.repositoryUrl())
                .put("labels_url", url + "/labels{/name}")
                .put("comments_url", url + "/comments")
                .put("events_url", url + "/events")
                .put("comments", pull.comments().size())
                .put("score", 1.0);
        var self = shaped.putObject("pull_request")
                .put("url", url(pull))
                .put("html_url", html(pull))
                .put("diff_url", html(pull) + ".diff")
                .put("patch_url", html(pull) + ".patch");
        self.set("merged_at", nullable(pull, "merged_at"));
        return shaped;
    }

    private ObjectNode common(String kind, PullRequest pull) {
        var shaped = Json.object()
                .put("id", 410_000 + pull.number())
                .put("node_id", Shapes.nodeId(kind, String.valueOf(pull.number())))
                .put("number", pull.number())
                .put("html_url", html(pull))
                .put("state", pull.text("state"))
                .put("locked", false)
                .put("title", pull.title())
                .put("body", pull.text("body"))
                .put("draft", pull.isDraft())
                .put("created_at", pull.text("created_at"))
                .put("updated_at", pull.text("updated_at"))
                .put("author_association", "MEMBER")
                .putNull("assignee")
                .putNull("milestone");
        shaped.set("closed_at", nullable(pull, "closed_at"));
        shaped.set("user", shapes.user(pull.text("user")));
        shaped.set("labels", Json.array(Repository.each(pull.json().path("labels")), this::label));
        return shaped;
    }

    private ObjectNode label(JsonNode name) {
        return Json.object()
                .put("id", 1 + Math.floorMod(name.asText().hashCode(), 9000))
                .put("node_id", Shapes.nodeId("Label", name.asText()))
                .put("url", shapes.repositoryUrl() + "/labels/" + name.asText())
                .put("name", name.asText())
                .put("description", "")
                .put("color", "ededed")
                .put("default", false);
    }

    private ObjectNode branch(String name, String sha) {
        var branch = Json.object()
                .put("label", repository.owner() + ":" + name)
                .put("ref", name)
                .put("sha", sha);
        branch.set("user", shapes.user(repository.owner()));
        branch.set("repo", shapes.wholeRepository());
        return branch;
    }

    private static String mergeableState(PullRequest pull) {
        if (!pull.isOpen()) {
            return "unknown";
        }
        return pull.isDraft() ? "draft" : pull.isFailing() ? "unstable" : "clean";
    }

    private static int sum(JsonNode files, String field) {
        return Repository.each(files).mapToInt(file -> file.path(field).asInt()).sum();
    }

    private static JsonNode nullable(PullRequest pull, String field) {
        return pull.text(field).isEmpty() ? NullNode.getInstance() : TextNode.valueOf(pull.text(field));
    }

    String url(PullRequest pull) {
        return shapes.repositoryUrl() + "/pulls/" + pull.number();
    }

    private String issueUrl(PullRequest pull) {
        return shapes.repositoryUrl() + "/issues/" + pull.number();
    }

    String html(PullRequest pull) {
        return shapes.htmlUrl() + "/pull/" + pull.number();
    }
}
