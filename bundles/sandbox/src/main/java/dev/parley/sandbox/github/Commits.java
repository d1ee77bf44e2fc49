/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.sandbox.Answer;
import dev.parley.sandbox.Call;
import dev.parley.sandbox.Json;
import dev.parley.sandbox.Routes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/** What is known of commits: check runs, and statuses alone and combined. */
final class Commits {

    private static final Set<String> STATES = Set.of("error", "failure", "pending", "success");

    private final Repository repository;

    Commits(Repository repository) {
        this.repository = repository;
    }

    void addTo(Routes routes, String repo) {
        routes.on("GET", repo + "/commits/{ref*}/check-runs", this::checks)
                .on("GET", repo + "/commits/{ref*}/status", this::combined)
                .on("GET", repo + "/commits/{ref*}/statuses", this::statuses)
                .on("POST", repo + "/statuses/{sha}", this::write);
    }

    private Shapes shapes(Call call) {
        return new Shapes(repository, call.base());
    }

    private Answer checks(Call call) {
        var sha = repository.commit(call.param("ref"));
        var pull = repository.pulls().filter(one -> one.sha().equals(sha)).findFirst();
        var checks = pull.map(one -> Repository.each(one.checks())
                        .filter(check -> is(call, "check_name", check, "name") && is(call, "status", check, "status"))
                        .toList())
                .orElse(List.of());
        var shapes = new EvidenceShapes(repository, shapes(call));
        return Paging.of(call).answer(checks, check -> shapes.check(check, pull.orElseThrow()), runs -> Json.object()
                .put("total_count", checks.size())
                .set("check_runs", runs));
    }

    private static boolean is(Call call, String parameter, JsonNode check, String field) {
        return call.asked(parameter)
                .filter(value -> !value.equals(check.path(field).asText()))
                .isEmpty();
    }

    /** Newest first. */
    private List<JsonNode> of(String sha) {
        var statuses = new ArrayList<>(Repository.each(repository.statuses())
                .filter(status -> status.path("sha").asText().equals(sha))
                .toList());
        Collections.reverse(statuses);
        return statuses;
    }

    private Answer statuses(Call call) {
        var shapes = shapes(call);
        return Paging.of(call).answer(of(repository.commit(call.param("ref"))), status -> shapes.status(status)
                .set("creator", shapes.user(Repository.BOT)));
    }

    /** Of each context the newest counts. Where there is none at all, the state is pending. */
    private Answer combined(Call call) {
        var sha = repository.commit(call.param("ref"));
        var newest = new LinkedHashMap<String, JsonNode>();
        of(sha).forEach(status -> newest.putIfAbsent(status.path("context").asText(), status));
        var shapes = shapes(call);
        var answer = Json.object()
                .put("state", state(newest.values()))
                .put("sha", sha)
                .put("total_count", newest.size())
                .put("commit_url", shapes.repositoryUrl() + "/commits/" + sha)
                .put("url", "%s/commits/%s/status".formatted(shapes.repositoryUrl(), sha));
        answer.set("statuses", Json.array(newest.values().stream(), shapes::status));
        return Answer.ok(answer.set("repository", shapes.repository()));
    }

    private static String state(Collection<JsonNode> statuses) {
        var states =
                statuses.stream().map(status -> status.path("state").asText()).toList();
        if (states.contains("error") || states.contains("failure")) {
            return "failure";
        }
        return states.isEmpty() || states.contains("pending") ? "pending" : "success";
    }

    private Answer write(Call call) {
        var written = call.json();
        var state = Fields.oneOf(STATES, written, "Status", "state");
        ObjectNode status = repository
                .statuses()
                .addObject()
                .put("id", repository.nextId())
                .put("sha", repository.commit(call.param("sha")))
                .put("state", state)
                .put("context", written.path("context").asText("default"))
                .put("created_at", repository.now())
                .put("updated_at", repository.now());
        for (var field : new String[] {"description", "target_url"}) {
            status.set(field, written.has(field) ? written.get(field) : Json.of(null));
        }
        var shapes = shapes(call);
        return Answer.created(shapes.status(status).set("creator", shapes.user(Repository.BOT)));
    }
}
