/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.sandbox.Answer;
import dev.parley.sandbox.Call;
import dev.parley.sandbox.Json;
import dev.parley.sandbox.Refusal;
import dev.parley.sandbox.Routes;
import java.util.Set;

/** Deployments, and what became of them. One whose commit has failing checks is refused, as on GitHub. */
final class Deployments {

    private static final Set<String> STATES =
            Set.of("error", "failure", "inactive", "in_progress", "queued", "pending", "success");

    private final Repository repository;

    Deployments(Repository repository) {
        this.repository = repository;
    }

    void addTo(Routes routes, String repo) {
        var one = repo + "/deployments/{deployment}";
        routes.on("GET", repo + "/deployments", this::list)
                .on("POST", repo + "/deployments", this::create)
                .on("GET", one, call -> Answer.ok(shapes(call).deployment(deployment(call))))
                .on("GET", one + "/statuses", this::statuses)
                .on("POST", one + "/statuses", this::write);
    }

    private Shapes shapes(Call call) {
        return new Shapes(repository, call.base());
    }

    private ObjectNode deployment(Call call) {
        return Repository.each(repository.deployments())
                .filter(known -> known.path("id").asText().equals(call.param("deployment")))
                .map(ObjectNode.class::cast)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("Not Found"));
    }

    private Answer list(Call call) {
        var found = Repository.each(repository.deployments())
                .filter(known -> Set.of("sha", "ref", "task", "environment").stream()
                        .allMatch(field -> call.asked(field)
                                .filter(value -> !value.equals(known.path(field).asText()))
                                .isEmpty()))
                .toList();
        return Paging.of(call).answer(found, shapes(call)::deployment);
    }

    private Answer create(Call call) {
        var written = call.json();
        var ref = Fields.required(written, "Deployment", "ref");
        var sha = repository.commit(ref);
        boolean anyway = written.path("required_contexts").isArray()
                && written.path("required_contexts").isEmpty();
        if (!anyway && repository.pulls().anyMatch(pull -> pull.sha().equals(sha) && pull.isFailing())) {
            throw new Refusal(409, "Conflict: Commit status checks failed for " + ref + ".");
        }
        ObjectNode deployment = repository
                .deployments()
                .addObject()
                .put("id", repository.nextId())
                .put("sha", sha)
                .put("ref", ref)
                .put("task", written.path("task").asText("deploy"))
                .put("environment", written.path("environment").asText("production"))
                .put("created_at", repository.now())
                .put("updated_at", repository.now());
        deployment.set("payload", written.has("payload") ? written.get("payload") : Json.object());
        deployment.set("description", written.has("description") ? written.get("description") : Json.of(null));
        return Answer.created(shapes(call).deployment(deployment));
    }

    private Answer statuses(Call call) {
        var deployment = deployment(call);
        var statuses = Repository.each(deployment.path("statuses")).toList();
        return Paging.of(call).answer(statuses, status -> shaped(status, deployment, call));
    }

    private Answer write(Call call) {
        var deployment = deployment(call);
        var written = call.json();
        var state = Fields.oneOf(STATES, written, "DeploymentStatus", "state");
        ObjectNode status = deployment
                .withArray("statuses")
                .insertObject(0)
                .put("id", repository.nextId())
                .put("state", state)
                .put("environment", deployment.path("environment").asText())
                .put("created_at", repository.now())
                .put("updated_at", repository.now());
        for (var field : new String[] {"description", "target_url", "log_url"}) {
            status.put(field, written.path(field).asText(""));
        }
        return Answer.created(shaped(status, deployment, call));
    }

    private JsonNode shaped(JsonNode status, JsonNode deployment, Call call) {
        return shapes(call).deploymentStatus(status, deployment.path("id").asInt());
    }
}
