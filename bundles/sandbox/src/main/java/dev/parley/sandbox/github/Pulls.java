/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.sandbox.Answer;
import dev.parley.sandbox.Call;
import dev.parley.sandbox.Json;
import dev.parley.sandbox.Refusal;
import dev.parley.sandbox.Routes;
import java.util.Comparator;

/** Pull requests: list, one, its files, reviews and comments, and its merge. */
final class Pulls {

    private final Repository repository;

    Pulls(Repository repository) {
        this.repository = repository;
    }

    void addTo(Routes routes, String repo) {
        var one = repo + "/pulls/{number}";
        var comments = repo + "/issues/{number}/comments";
        routes.on("GET", repo + "/pulls", this::list)
                .on("GET", one, call -> Answer.ok(shapes(call).alone(pull(call))))
                .on("GET", one + "/files", this::files)
                .on("GET", one + "/reviews", this::reviews)
                .on("GET", one + "/merge", call -> Answer.empty(pull(call).isMerged() ? 204 : 404))
                .on("PUT", one + "/merge", this::merge)
                .on("GET", comments, this::comments)
                .on("POST", comments, this::comment)
                .on("PATCH", repo + "/issues/comments/{comment}", this::edit)
                .on("GET", "/search/issues", this::search);
    }

    private PullRequest pull(Call call) {
        return repository.pull(call.param("number"));
    }

    private Shapes basics(Call call) {
        return new Shapes(repository, call.base());
    }

    private PullShapes shapes(Call call) {
        return new PullShapes(repository, basics(call));
    }

    private EvidenceShapes evidence(Call call) {
        return new EvidenceShapes(repository, basics(call));
    }

    private Answer list(Call call) {
        var state = call.asked("state").orElse("open");
        var head = call.asked("head").map(name -> name.replaceFirst("^[^:]*:", ""));
        var base = call.asked("base").orElse("main");
        var sort = call.asked("sort").orElse("created").equals("updated") ? "updated_at" : "created_at";
        boolean ascending = call.asked("direction").orElse("desc").equals("asc");
        Comparator<PullRequest> order = Comparator.comparing(pull -> pull.text(sort));
        var found = repository
                .pulls()
                .filter(pull -> state.equals("all") || pull.text("state").equals(state))
                .filter(pull -> head.isEmpty() || pull.branch().equals(head.get()))
                .filter(pull -> base.equals("main"))
                .sorted(ascending ? order : order.reversed())
                .toList();
        return Paging.of(call).answer(found, shapes(call)::listed);
    }

    private Answer files(Call call) {
        var pull = pull(call);
        var files = Repository.each(pull.json().path("files")).toList();
        return Paging.of(call).answer(files, file -> evidence(call).file(file, pull));
    }

    private Answer reviews(Call call) {
        var pull = pull(call);
        var reviews = Repository.each(pull.json().path("reviews")).toList();
        return Paging.of(call).answer(reviews, review -> evidence(call).review(review, pull));
    }

    private Answer merge(Call call) {
        var pull = pull(call);
        var sha = call.jsonOrNothing().path("sha").asText(pull.sha());
        if (!pull.isOpen() || pull.isDraft() || pull.isFailing()) {
            throw new Refusal(405, "Pull Request is not mergeable");
        }
        if (!sha.equals(pull.sha())) {
            throw new Refusal(409, "Head branch was modified. Review and try the merge again.");
        }
        repository.merge(pull);
        return Answer.ok(Json.object()
                .put("sha", pull.text("merge_sha"))
                .put("merged", true)
                .put("message", "Pull Request successfully merged"));
    }

    private Answer comments(Call call) {
        var pull = pull(call);
        var comments = Repository.each(pull.comments()).toList();
        return Paging.of(call).answer(comments, comment -> basics(call).comment(comment, pull.number()));
    }

    private Answer comment(Call call) {
        var pull = pull(call);
        var body = body(call);
        ObjectNode comment = pull.comments()
                .addObject()
                .put("id", repository.nextId())
                .put("user", call.userName().orElse(Repository.BOT))
                .put("body", body)
                .put("created_at", repository.now())
                .put("updated_at", repository.now());
        repository.touch(pull);
        var shaped = basics(call).comment(comment, pull.number());
        return Answer.created(shaped).with("Location", shaped.path("url").asText());
    }

    private Answer edit(Call call) {
        for (var pull : repository.pulls().toList()) {
            for (var comment : pull.comments()) {
                if (comment.path("id").asText().equals(call.param("comment"))) {
                    ((ObjectNode) comment).put("body", body(call)).put("updated_at", repository.now());
                    return Answer.ok(basics(call).comment(comment, pull.number()));
                }
            }
        }
        throw Refusal.notFound("Not Found");
    }

    private static String body(Call call) {
        return Fields.required(call.json(), "IssueComment", "body");
    }

    private Answer search(Call call) {
        var found = new SearchQuery(call.asked("q").orElse(""), repository).found();
        return Paging.of(call).answer(found, shapes(call)::found, items -> Json.object()
                .put("total_count", found.size())
                .put("incomplete_results", false)
                .put("search_type", "lexical")
                .set("items", items));
    }
}
