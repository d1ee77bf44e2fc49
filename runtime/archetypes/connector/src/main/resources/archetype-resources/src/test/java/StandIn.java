package ${package};

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.api.connector.Rejected;
import dev.parley.api.issue.Issue;
import dev.parley.api.issue.IssueTracker.RemoteLink;
import dev.parley.testkit.issue.MemoryIssues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;

/** The other system for tests: its interface over HTTP, on this machine, and issues in memory. */
final class StandIn implements AutoCloseable {

    static final String TOKEN = "a token for tests";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final MemoryIssues issues = new MemoryIssues(Clock.systemUTC());
    private final HttpServer server;
    private volatile boolean away;

    StandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task, "stand-in");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/api";
    }

    MemoryIssues issues() {
        return issues;
    }

    /** From now on it only says that it cannot. */
    void goAway() {
        away = true;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (away) {
                send(exchange, 503, Map.of());
            } else if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                send(exchange, 401, Map.of("message", "Who are you?"));
            } else {
                carryOut(exchange);
            }
        }
    }

    private void carryOut(HttpExchange exchange) throws IOException {
        try {
            send(exchange, 200, does(exchange));
        } catch (Rejected e) {
            var isMissing = e.getMessage().startsWith("There is no issue");
            send(exchange, isMissing ? 404 : 422, Map.of("message", e.getMessage()));
        } catch (IllegalArgumentException e) {
            send(exchange, 400, Map.of("message", String.valueOf(e.getMessage())));
        }
    }

    private static void send(HttpExchange exchange, int status, Object body) throws IOException {
        var bytes = MAPPER.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private Object does(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getRawPath();
        var parts = Arrays.stream(path.substring(1).split("/")).skip(1).map(StandIn::decoded).toList();
        var body = MAPPER.readTree(exchange.getRequestBody());
        var what = exchange.getRequestMethod() + ' ' + (parts.size() > 2 ? parts.get(2) : parts.get(0));
        return switch (what) {
            case "GET me" -> Map.of("name", "parley");
            case "GET issues" -> parts.size() > 1 ? issue(parts.get(1)) : found(query(exchange.getRequestURI()));
            case "PUT links" -> link(parts, body);
            case "POST comments" -> comment(parts.get(1), body);
            case "GET transitions" -> issues.transitions(parts.get(1));
            case "POST transitions" -> move(parts.get(1), body);
            default -> throw new Rejected("There is no issue at " + path + ".");
        };
    }

    private ObjectNode issue(String key) {
        return json(issues.find(key).orElseThrow(() -> new Rejected("There is no issue " + key + ".")));
    }

    private ObjectNode found(Map<String, String> query) {
        var page = issues.search(
                query.get("words"), Integer.parseInt(query.get("limit")), Optional.ofNullable(query.get("cursor")));
        var json = MAPPER.createObjectNode();
        var list = json.putArray("issues");
        page.items().forEach(issue -> list.add(json(issue)));
        page.next().ifPresent(next -> json.put("next", next));
        return json;
    }

    private Object link(List<String> parts, JsonNode body) {
        issues.link(
                parts.get(1),
                new RemoteLink(
                        parts.get(3),
                        URI.create(body.path("url").asText()),
                        body.path("title").asText(),
                        Optional.ofNullable(body.get("summary")).map(JsonNode::asText),
                        Optional.ofNullable(body.get("resolved")).map(JsonNode::asBoolean)));
        return Map.of();
    }

    private Object comment(String key, JsonNode body) {
        issues.comment(key, body.path("text").asText());
        return Map.of();
    }

    private Object move(String key, JsonNode body) {
        issues.move(key, body.path("transition").asText());
        return Map.of();
    }

    private static ObjectNode json(Issue issue) {
        var json = MAPPER.createObjectNode()
                .put("key", issue.key())
                .put("type", issue.type())
                .put("summary", issue.summary())
                .put("description", issue.description())
                .put("status", issue.status())
                .put("done", issue.done())
                .put("url", issue.url().toString())
                .put("updated_at", issue.updatedAt().toString());
        issue.priority().ifPresent(priority -> json.put("priority", priority));
        issue.assignee().ifPresent(assignee -> json.put("assignee", assignee));
        return json;
    }

    private static Map<String, String> query(URI uri) {
        var query = new LinkedHashMap<String, String>();
        for (var pair : uri.getRawQuery().split("&")) {
            var parts = pair.split("=", 2);
            query.put(decoded(parts[0]), decoded(parts[1]));
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
