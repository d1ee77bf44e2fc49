/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.sandbox.Answer;
import dev.parley.sandbox.Call;
import dev.parley.sandbox.Json;
import dev.parley.sandbox.Refusal;
import dev.parley.sandbox.Routes;
import java.util.Arrays;
import java.util.List;

/** Issues: what they say, what is said about them, and where they go. */
final class Issues {

    private static final int LONGEST_COMMENT = 32_767;

    private final Project project;

    Issues(Project project) {
        this.project = project;
    }

    void addTo(Routes routes, String api) {
        var issue = api + "/issue/{issue}";
        routes.on("GET", issue, this::get)
                .on("GET", issue + "/comment", this::comments)
                .on("POST", issue + "/comment", this::comment)
                .on("PUT", issue + "/comment/{comment}", this::edit)
                .on("GET", issue + "/transitions", this::transitions)
                .on("POST", issue + "/transitions", this::move);
    }

    private Issue issue(Call call) {
        return project.issue(call.param("issue"));
    }

    private Shapes shapes(Call call) {
        return new Shapes(project, Edition.of(call));
    }

    private Answer get(Call call) {
        var fields = call.asked("fields")
                .map(names -> Arrays.asList(names.split(",")))
                .orElse(List.of("*all"));
        return Answer.ok(shapes(call).issue(issue(call), fields));
    }

    private Answer comments(Call call) {
        return Answer.ok(shapes(call)
                .comments(
                        issue(call),
                        call.number("startAt", 0, Integer.MAX_VALUE),
                        call.number("maxResults", 50, 5000)));
    }

    private Answer comment(Call call) {
        var issue = issue(call);
        var body = body(call);
        ObjectNode comment = issue.comments()
                .addObject()
                .put("id", String.valueOf(project.nextId()))
                .put("author", project.user(call.userName()).path("name").asText())
                .put("created", project.now())
                .put("updated", project.now());
        comment.set("body", body);
        project.touch(issue);
        return Answer.created(shapes(call).comment(comment, issue));
    }

    private Answer edit(Call call) {
        var issue = issue(call);
        for (var comment : issue.comments()) {
            if (comment.path("id").asText().equals(call.param("comment"))) {
                ((ObjectNode) comment).put("updated", project.now()).set("body", body(call));
                return Answer.ok(shapes(call).comment(comment, issue));
            }
        }
        throw Refusal.notFound("Can not find a comment for the id: %s.".formatted(call.param("comment")));
    }

    /** What is said, as a document: version 3 takes nothing else, version 2 takes a text and nothing else. */
    private static JsonNode body(Call call) {
        var body = call.json().path("body");
        boolean documents = Edition.of(call).hasDocuments();
        if (documents ? !Adf.isDocument(body) : !body.isTextual()) {
            throw new Refusal(400, "", Json.object().put("comment", "Comment body is not valid!"));
        }
        var text = documents ? Adf.text(body) : body.textValue();
        if (text.isBlank()) {
            throw new Refusal(400, "", Json.object().put("comment", "Comment body can not be empty!"));
        }
        if (text.length() > LONGEST_COMMENT) {
            throw new Refusal(413, "The entered text is too long.");
        }
        return documents ? body : Adf.of(text);
    }

    private Answer transitions(Call call) {
        var shapes = shapes(call);
        var answer = Json.object().put("expand", "transitions");
        return Answer.ok(
                answer.set("transitions", Json.array(project.transitions(issue(call)).stream(), shapes::transition)));
    }

    private Answer move(Call call) {
        project.move(issue(call), call.json().path("transition").path("id").asText());
        return Answer.empty(204);
    }
}
