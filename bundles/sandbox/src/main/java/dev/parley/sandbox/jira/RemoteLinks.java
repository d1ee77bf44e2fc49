/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.sandbox.Answer;
import dev.parley.sandbox.Call;
import dev.parley.sandbox.Json;
import dev.parley.sandbox.Refusal;
import dev.parley.sandbox.Routes;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * An issue's links to elsewhere. A link is known by its global id: who writes one that is there replaces it whole, what
 * is not written again is gone.
 */
final class RemoteLinks {

    private static final int LONGEST_ID = 255;

    private final Project project;

    RemoteLinks(Project project) {
        this.project = project;
    }

    void addTo(Routes routes, String api) {
        var links = api + "/issue/{issue}/remotelink";
        routes.on("GET", links, this::list)
                .on("POST", links, this::write)
                .on("DELETE", links, this::delete)
                .on("GET", links + "/{link}", call -> Answer.ok(one(issue(call), call)))
                .on("PUT", links + "/{link}", this::replace);
    }

    private Issue issue(Call call) {
        return project.issue(call.param("issue"));
    }

    private Answer list(Call call) {
        var issue = issue(call);
        return Answer.ok(call.asked("globalId")
                .map(id -> (JsonNode) find(issue, id).orElseThrow(RemoteLinks::absent))
                .orElse(Json.array(links(issue), link -> link)));
    }

    private Answer write(Call call) {
        var issue = issue(call);
        var written = checked(call);
        var globalId = written.path("globalId").asText("");
        var there = globalId.isEmpty() ? Optional.<ObjectNode>empty() : find(issue, globalId);
        var link = there.orElseGet(() -> issue.links().addObject().put("id", project.nextId()));
        replace(link, written, issue, call);
        boolean isNew = there.isEmpty() && Edition.of(call).isCloud();
        return Answer.of(
                isNew ? 201 : 200,
                Json.object()
                        .put("id", link.path("id").asInt())
                        .put("self", link.path("self").asText()));
    }

    private Answer replace(Call call) {
        var issue = issue(call);
        replace(one(issue, call), checked(call), issue, call);
        return Answer.empty(204);
    }

    private Answer delete(Call call) {
        var issue = issue(call);
        var globalId = call.asked("globalId").orElseThrow(() -> Refusal.badRequest("globalId is required."));
        var link = find(issue, globalId).orElseThrow(RemoteLinks::absent);
        for (int i = 0; i < issue.links().size(); i++) {
            if (issue.links().get(i) == link) {
                issue.links().remove(i);
            }
        }
        return Answer.empty(204);
    }

    private static void replace(ObjectNode link, ObjectNode written, Issue issue, Call call) {
        int id = link.path("id").asInt();
        link.removeAll();
        link.put("id", id)
                .put(
                        "self",
                        "%s/issue/%s/remotelink/%s".formatted(Edition.of(call).base(), issue.key(), id));
        for (var field : new String[] {"globalId", "application", "relationship", "object"}) {
            if (written.has(field)) {
                link.set(field, written.get(field));
            }
        }
    }

    private static ObjectNode checked(Call call) {
        var written = call.json();
        var errors = Json.object();
        for (var field : new String[] {"url", "title"}) {
            if (written.path("object").path(field).asText("").isBlank()) {
                errors.put(field, "'%s' is required.".formatted(field));
            }
        }
        if (written.path("globalId").asText("").length() > LONGEST_ID) {
            errors.put("globalId", "'globalId' must not be longer than 255 characters.");
        }
        if (!errors.isEmpty()) {
            throw new Refusal(400, "", errors);
        }
        return written;
    }

    private static ObjectNode one(Issue issue, Call call) {
        return links(issue)
                .filter(link -> link.path("id").asText().equals(call.param("link")))
                .findFirst()
                .orElseThrow(RemoteLinks::absent);
    }

    private static Optional<ObjectNode> find(Issue issue, String globalId) {
        return links(issue)
                .filter(link -> link.path("globalId").asText("").equals(globalId))
                .findFirst();
    }

    private static Stream<ObjectNode> links(Issue issue) {
        return StreamSupport.stream(issue.links().spliterator(), false).map(ObjectNode.class::cast);
    }

    private static Refusal absent() {
        return Refusal.notFound("The remote issue link does not exist.");
    }
}
