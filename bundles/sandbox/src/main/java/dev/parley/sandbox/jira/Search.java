/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.sandbox.Answer;
import dev.parley.sandbox.Call;
import dev.parley.sandbox.Json;
import dev.parley.sandbox.Refusal;
import dev.parley.sandbox.Routes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Search: with page tokens on Cloud, with an offset on Data Center. */
final class Search {

    private final Project project;

    Search(Project project) {
        this.project = project;
    }

    void addTo(Routes routes) {
        for (var api : List.of("/rest/api/3", "/rest/api/2")) {
            routes.on("GET", api + "/search/jql", cloud(call -> byToken(call, parameters(call))))
                    .on("POST", api + "/search/jql", cloud(call -> byToken(call, call.json())))
                    .on("POST", api + "/search/approximate-count", cloud(this::count))
                    .on("GET", api + "/search", call -> byOffset(call, parameters(call)))
                    .on("POST", api + "/search", call -> byOffset(call, call.json()));
        }
    }

    private static Function<Call, Answer> cloud(Function<Call, Answer> handler) {
        return call -> {
            if (!Edition.of(call).isCloud()) {
                throw Refusal.notFound("null for uri: " + call.request().getRequestURI());
            }
            return handler.apply(call);
        };
    }

    private static ObjectNode parameters(Call call) {
        var parameters = Json.object();
        call.query().forEach(parameters::put);
        call.asked("fields")
                .ifPresent(fields -> parameters.set("fields", Json.texts(Arrays.stream(fields.split(",")))));
        return parameters;
    }

    private Answer byToken(Call call, ObjectNode asked) {
        if (asked.has("startAt")) {
            throw Refusal.badRequest("startAt is not supported: use nextPageToken");
        }
        var found = bounded(call, asked);
        int start = start(asked.path("nextPageToken").asText(""));
        int max = max(asked, 50, 5000);
        var answer = Json.object();
        answer.set("issues", issues(call, found, start, max, fields(asked, "id")));
        boolean last = start + max >= found.size();
        if (!last) {
            answer.put("nextPageToken", token(start + max));
        }
        return Answer.ok(answer.put("isLast", last));
    }

    private Answer byOffset(Call call, ObjectNode asked) {
        if (Edition.of(call).isCloud()) {
            throw new Refusal(
                    410, "The requested API has been removed. Please migrate to the /rest/api/3/search/jql API.");
        }
        var found = jql(call, asked).of(project);
        int start = Math.max(0, asked.path("startAt").asInt());
        int max = max(asked, 50, 1000);
        var answer = Json.object()
                .put("expand", "schema,names")
                .put("startAt", start)
                .put("maxResults", max)
                .put("total", found.size());
        return Answer.ok(answer.set("issues", issues(call, found, start, max, fields(asked, "*navigable"))));
    }

    private Answer count(Call call) {
        return Answer.ok(Json.object().put("count", bounded(call, call.json()).size()));
    }

    private List<Issue> bounded(Call call, ObjectNode asked) {
        var jql = jql(call, asked);
        if (!jql.isBounded()) {
            throw Refusal.badRequest(
                    "Unbounded JQL queries are not allowed here. Please add a search restriction to your query.");
        }
        return jql.of(project);
    }

    private Jql jql(Call call, ObjectNode asked) {
        var user = project.user(call.userName()).path("name").asText();
        return new Jql(asked.path("jql").asText(""), new JqlFields(project, user));
    }

    private JsonNode issues(Call call, List<Issue> found, int start, int max, List<String> fields) {
        var shapes = new Shapes(project, Edition.of(call));
        return Json.array(
                found.stream().skip(start).limit(max),
                issue -> fields.equals(List.of("id"))
                        ? Json.object().put("id", issue.id())
                        : shapes.issue(issue, fields));
    }

    private static List<String> fields(ObjectNode asked, String otherwise) {
        var fields = StreamSupport.stream(asked.path("fields").spliterator(), false)
                .map(JsonNode::asText)
                .map(String::strip)
                .toList();
        return fields.isEmpty() ? List.of(otherwise) : fields;
    }

    private static int max(ObjectNode asked, int otherwise, int limit) {
        int max = asked.path("maxResults").asInt(otherwise);
        return max <= 0 ? otherwise : Math.min(max, limit);
    }

    private static String token(int start) {
        return Base64.getUrlEncoder().encodeToString(("start " + start).getBytes(StandardCharsets.UTF_8));
    }

    private static int start(String token) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            return token.isEmpty() ? 0 : Integer.parseInt(text.replaceFirst("^start ", ""));
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("The nextPageToken is invalid");
        }
    }
}
