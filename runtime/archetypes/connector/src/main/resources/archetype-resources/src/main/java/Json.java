package ${package};

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.api.issue.Issue;
import dev.parley.api.issue.IssueTracker.RemoteLink;
import dev.parley.api.issue.IssueTracker.Transition;
import dev.parley.api.paging.Page;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The port's values, as the other system writes them. */
final class Json {

    private Json() {}

    static Issue issue(JsonNode json) {
        return new Issue(
                json.path("key").asText(),
                json.path("type").asText(),
                json.path("summary").asText(),
                json.path("description").asText(),
                json.path("status").asText(),
                json.path("done").asBoolean(),
                text(json.path("priority")),
                text(json.path("assignee")),
                URI.create(json.path("url").asText()),
                Instant.parse(json.path("updated_at").asText()));
    }

    static Page<Issue> page(JsonNode json) {
        var issues = StreamSupport.stream(json.path("issues").spliterator(), false)
                .map(Json::issue)
                .toList();
        return new Page<>(issues, text(json.path("next")));
    }

    static List<Transition> transitions(JsonNode json) {
        return StreamSupport.stream(json.spliterator(), false)
                .map(step -> new Transition(
                        step.path("id").asText(),
                        step.path("name").asText(),
                        step.path("to").asText()))
                .toList();
    }

    static JsonNode link(RemoteLink link) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("url", link.url().toString())
                .put("title", link.title());
        link.summary().ifPresent(summary -> json.put("summary", summary));
        link.resolved().ifPresent(resolved -> json.put("resolved", resolved));
        return json;
    }

    private static Optional<String> text(JsonNode json) {
        return Optional.of(json.asText("")).filter(text -> !text.isEmpty());
    }
}
