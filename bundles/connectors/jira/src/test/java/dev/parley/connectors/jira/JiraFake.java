/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A Jira with its state, behind WireMock: issues of project PAY on their way from To Do over In Progress to Done. It
 * shows strangers nothing, as Jira does with 404, and has mishaps when it is told to.
 */
final class JiraFake implements ResponseDefinitionTransformerV2 {

    static final String SIGN_IN = "Basic YWRhQGFjbWUub3JnOnMzY3JldA==";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern JQL = Pattern.compile("text ~ \"([^\"\\\\]+)\" ORDER BY updated DESC");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXX").withZone(ZoneOffset.UTC);

    /** The next request that is like this is answered so, after it was done or without. */
    record Mishap(Predicate<Request> request, boolean isDone, ResponseDefinition answer) {}

    private final boolean isCloud;
    private final String context;
    private final Map<String, ObjectNode> issues = new LinkedHashMap<>();
    private final Map<String, List<ObjectNode>> comments = new LinkedHashMap<>();
    private final Map<String, Map<String, ObjectNode>> links = new LinkedHashMap<>();
    private final List<Mishap> mishaps = new ArrayList<>();
    private Instant now;
    private int count;
    private String accepted;
    private boolean saysWhichPageIsLast;

    JiraFake(boolean isCloud, String context) {
        this.isCloud = isCloud;
        this.context = context;
        reset();
    }

    synchronized void reset() {
        issues.clear();
        comments.clear();
        links.clear();
        mishaps.clear();
        now = Instant.parse("2031-03-01T22:00:00Z");
        count = 0;
        accepted = SIGN_IN;
        saysWhichPageIsLast = true;
    }

    /** Which Authorization it accepts. */
    synchronized void accepts(String authorization) {
        accepted = authorization;
    }

    synchronized void leavesOutIsLast() {
        saysWhichPageIsLast = false;
    }

    synchronized void waits(Duration time) {
        now = now.plus(time);
    }

    synchronized void mishap(Predicate<Request> request, boolean isDone, ResponseDefinitionBuilder answer) {
        mishaps.add(new Mishap(request, isDone, answer.build()));
    }

    static Predicate<Request> asking(String method, String path) {
        return request -> request.getMethod().getName().equals(method)
                && request.getUrl().split("\\?")[0].endsWith(path);
    }

    synchronized String open(String summary, JsonNode description) {
        var key = "PAY-" + (issues.size() + 1);
        var fields = JsonNodeFactory.instance.objectNode().put("summary", summary);
        fields.set("description", description);
        fields.putObject("issuetype").put("name", "Task");
        fields.putObject("priority").put("name", "High");
        fields.putObject("assignee").put("displayName", "Mia Krystof");
        var issue = JsonNodeFactory.instance
                .objectNode()
                .put("id", "1000" + issues.size())
                .put("key", key);
        issue.set("fields", fields);
        issues.put(key, issue);
        comments.put(key, new ArrayList<>());
        links.put(key, new LinkedHashMap<>());
        setStatus(key, "To Do");
        return key;
    }

    synchronized List<ObjectNode> comments(String key) {
        return List.copyOf(comments.get(key));
    }

    synchronized List<ObjectNode> links(String key) {
        return List.copyOf(links.get(key).values());
    }

    synchronized void putLink(String key, ObjectNode link) {
        links.get(key).put(link.path("globalId").asText(), link);
    }

    synchronized void putComment(String key, String author, JsonNode body) {
        var comment = JsonNodeFactory.instance
                .objectNode()
                .put("id", String.valueOf(20000 + count))
                .put("created", MOMENT.format(now));
        comment.putObject("author").put(isCloud ? "accountId" : "name", author);
        comment.set("body", body);
        comments.get(key).add(comment);
        touch(key);
    }

    private void setStatus(String key, String name) {
        var status = ((ObjectNode) issues.get(key).path("fields")).putObject("status");
        status.put("name", name)
                .putObject("statusCategory")
                .put(
                        "key",
                        Map.of("To Do", "new", "In Progress", "indeterminate", "Done", "done")
                                .get(name));
        touch(key);
    }

    private void touch(String key) {
        now = now.plusMillis(1);
        count++;
        ((ObjectNode) issues.get(key).path("fields")).put("updated", MOMENT.format(now));
    }

    @Override
    public String getName() {
        return "jira";
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public synchronized ResponseDefinition transform(ServeEvent event) {
        var request = event.getRequest();
        var mishap = mishaps.stream().filter(one -> one.request().test(request)).findFirst();
        mishap.ifPresent(mishaps::remove);
        if (mishap.isPresent() && !mishap.get().isDone()) {
            return mishap.get().answer();
        }
        var answer = dated(answer(request)).build();
        return mishap.map(Mishap::answer).orElse(answer);
    }

    private ResponseDefinitionBuilder dated(ResponseDefinitionBuilder answer) {
        return answer.withHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)));
    }

    private ResponseDefinitionBuilder answer(Request request) {
        var path = URI.create(request.getUrl()).getPath();
        var method = request.getMethod().getName();
        var api = context + (isCloud ? "/rest/api/3/" : "/rest/api/2/");
        if (path.equals(context + "/rest/api/2/serverInfo")) {
            return json(200, serverInfo());
        }
        if (!path.startsWith(api)) {
            return error(404, "No such page.");
        }
        var parts = path.substring(api.length()).split("/");
        var isStranger = !accepted.equals(request.getHeader("Authorization"));
        return switch (parts[0]) {
            case "myself" -> isStranger ? WireMock.aResponse().withStatus(401) : json(200, me());
            case "search" -> isCloud == parts.length > 1 ? search(json(request), isStranger) : error(410, "Gone.");
            case "issue" ->
                isStranger || !issues.containsKey(parts[1])
                        ? error(404, "Issue does not exist or you do not have permission to see it.")
                        : issue(method, parts, request);
            default -> error(404, "No such page.");
        };
    }

    private ObjectNode serverInfo() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("baseUrl", "https://acme.example/")
                .put("version", isCloud ? "1001.0.0-SNAPSHOT" : "10.3.1")
                .put("deploymentType", isCloud ? "Cloud" : "Server");
    }

    private ObjectNode me() {
        return JsonNodeFactory.instance.objectNode().put(isCloud ? "accountId" : "name", "parley");
    }

    private ResponseDefinitionBuilder issue(String method, String[] parts, Request request) {
        var key = parts[1];
        return switch (method + ' ' + (parts.length > 2 ? parts[2] : "")) {
            case "GET " -> json(200, issues.get(key));
            case "GET remotelink" -> link(key, query(request, "globalId"));
            case "POST remotelink" -> putLinkOf(key, (ObjectNode) json(request));
            case "GET comment" -> json(200, lastComments(key, Integer.parseInt(query(request, "maxResults"))));
            case "POST comment" -> comment(key, json(request).path("body"));
            case "GET transitions" -> json(200, transitions(key));
            case "POST transitions" ->
                move(key, json(request).path("transition").path("id").asText());
            default -> error(405, "Method not allowed.");
        };
    }

    private ResponseDefinitionBuilder link(String key, String globalId) {
        var link = links.get(key).get(globalId);
        return link == null ? error(404, "No such link.") : json(200, link);
    }

    private ResponseDefinitionBuilder putLinkOf(String key, ObjectNode link) {
        var id = link.path("globalId").asText();
        if (id.length() > 255 || link.path("object").path("title").asText().isEmpty()) {
            return json(
                    400, (ObjectNode) read("{\"errorMessages\":[],\"errors\":{\"title\":\"'title' is required.\"}}"));
        }
        var before = links.get(key).get(id);
        link.put("id", before == null ? 10000 + ++count : before.path("id").asInt());
        links.get(key).put(id, link);
        var made = JsonNodeFactory.instance
                .objectNode()
                .put("id", link.path("id").asInt())
                .put("self", "https://acme.example/l");
        return json(before == null && isCloud ? 201 : 200, made);
    }

    private ObjectNode lastComments(String key, int most) {
        var all = comments.get(key);
        var page = JsonNodeFactory.instance
                .objectNode()
                .put("startAt", 0)
                .put("maxResults", most)
                .put("total", all.size());
        var array = page.putArray("comments");
        for (int i = all.size() - 1; i >= Math.max(0, all.size() - most); i--) {
            array.add(all.get(i));
        }
        return page;
    }

    private ResponseDefinitionBuilder comment(String key, JsonNode body) {
        if (isCloud ? !body.isObject() : !body.isTextual()) {
            return json(400, (ObjectNode) read("{\"errorMessages\":[],\"errors\":{\"comment\":\"INVALID_INPUT\"}}"));
        }
        putComment(key, "parley", body);
        return json(201, comments.get(key).get(comments.get(key).size() - 1));
    }

    private ObjectNode transitions(String key) {
        var answer = JsonNodeFactory.instance.objectNode();
        steps(key, answer.putArray("transitions"));
        return answer;
    }

    private void steps(String key, ArrayNode steps) {
        var status = issues.get(key).path("fields").path("status").path("name").asText();
        Map.of(
                        "To Do", List.of("11,Start work,In Progress", "21,Finish,Done"),
                        "In Progress", List.of("31,Stop work,To Do", "21,Finish,Done"),
                        "Done", List.of("31,Stop work,To Do"))
                .get(status)
                .forEach(step -> {
                    var words = step.split(",");
                    steps.addObject()
                            .put("id", words[0])
                            .put("name", words[1])
                            .putObject("to")
                            .put("name", words[2]);
                });
    }

    private ResponseDefinitionBuilder move(String key, String id) {
        for (var step : transitions(key).path("transitions")) {
            if (step.path("id").asText().equals(id)) {
                setStatus(key, step.path("to").path("name").asText());
                return WireMock.aResponse().withStatus(204);
            }
        }
        return error(400, "It seems that you have tried to perform a workflow operation that is not valid.");
    }

    private ResponseDefinitionBuilder search(JsonNode query, boolean isStranger) {
        var jql = JQL.matcher(query.path("jql").asText());
        if (!jql.matches()) {
            return error(400, "Error in the JQL Query: Expecting an operator.");
        }
        var wanted = words(jql.group(1));
        var found = issues.values().stream()
                .filter(issue -> !isStranger && words(texts(issue)).containsAll(wanted))
                .sorted(Comparator.comparing((ObjectNode issue) ->
                                issue.path("fields").path("updated").asText())
                        .reversed())
                .toList();
        int from = isCloud
                ? Integer.parseInt(query.path("nextPageToken").asText("token 0").substring(6))
                : query.path("startAt").asInt();
        int to = Math.min(found.size(), from + query.path("maxResults").asInt());
        var answer = JsonNodeFactory.instance.objectNode();
        found.subList(from, to).forEach(answer.putArray("issues")::add);
        return json(200, isCloud ? named(answer, to, found.size()) : counted(answer, from, found.size()));
    }

    private ObjectNode named(ObjectNode answer, int to, int total) {
        if (to < total) {
            answer.put("nextPageToken", "token " + to);
        }
        return saysWhichPageIsLast ? answer.put("isLast", to == total) : answer;
    }

    private static ObjectNode counted(ObjectNode answer, int from, int total) {
        return answer.put("startAt", from).put("total", total);
    }

    private static String texts(ObjectNode issue) {
        return issue.path("fields").path("summary").asText()
                + ' '
                + issue.path("fields").path("description");
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }

    private static String query(Request request, String name) {
        return Arrays.stream(request.getUrl().split("\\?", 2)[1].split("&"))
                .filter(pair -> pair.startsWith(name + '='))
                .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }

    private static ResponseDefinitionBuilder error(int status, String message) {
        var body = JsonNodeFactory.instance.objectNode();
        body.putArray("errorMessages").add(message);
        body.putObject("errors");
        return json(status, body);
    }

    private static ResponseDefinitionBuilder json(int status, ObjectNode body) {
        return WireMock.aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json;charset=UTF-8")
                .withBody(body.toString());
    }

    private static JsonNode json(Request request) {
        return read(request.getBodyAsString());
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
