/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.servicenow;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A ServiceNow with data of its own: the tables, and the calls of change management, in the shapes that the real one has. */
final class FakeServiceNow implements ResponseDefinitionTransformerV2 {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private record Awaited(String request, Deque<Trouble> troubles) {}

    final FakeRecords records = new FakeRecords();
    private final List<Awaited> awaited = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private final FakeChanges changes = new FakeChanges(records);

    @Override
    public String getName() {
        return "servicenow";
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    /** Empty, and well. */
    synchronized void on(WireMockServer server) {
        records.clear();
        awaited.clear();
        requests.clear();
        server.stubFor(any(anyUrl()).willReturn(aResponse().withTransformers(getName())));
    }

    /** What the next requests like this one, method and path, meet with. */
    synchronized void meet(String request, Trouble... troubles) {
        awaited.add(new Awaited(request, new ArrayDeque<>(List.of(troubles))));
    }

    /** How many requests like this one, method and path, there were. */
    synchronized long count(String request) {
        return requests.stream().filter(one -> one.matches(request)).count();
    }

    @Override
    public synchronized ResponseDefinition transform(ServeEvent event) {
        var request = event.getRequest();
        var path = request.getUrl().split("\\?", 2)[0];
        var name = request.getMethod().getName() + ' ' + path;
        requests.add(name);
        Supplier<ResponseDefinitionBuilder> doing = () -> answer(name, path.split("/"), request);
        return awaited.stream()
                .filter(one -> name.matches(one.request()) && !one.troubles().isEmpty())
                .findFirst()
                .map(one -> one.troubles().pop())
                .orElseGet(Trouble::none)
                .answer(doing)
                .build();
    }

    private ResponseDefinitionBuilder answer(String name, String[] path, Request request) {
        try {
            if (name.equals("POST /oauth_token.do")) {
                return json(200, token(request.getBodyAsString()));
            }
            if (path[2].equals("now")) {
                var query = parameters(request);
                return ok(records.list(
                        path[4], query.get("sysparm_query"), Integer.parseInt(query.get("sysparm_limit"))));
            }
            return ok(changes.answer(
                    request.getMethod().getName(), List.of(path).subList(4, path.length), body(request)));
        } catch (FakeChanges.Refusal e) {
            return error(e.status, e.getMessage(), Map.of());
        }
    }

    /** The first token lives for a second only; refreshing gives no new refresh token. */
    private JsonNode token(String form) {
        var token = JsonNodeFactory.instance
                .objectNode()
                .put("scope", "useraccount")
                .put("token_type", "Bearer");
        return form.contains("grant_type=refresh_token")
                ? token.put("access_token", "second").put("expires_in", 1800)
                : token.put("access_token", "first").put("expires_in", 1).put("refresh_token", "again");
    }

    private static JsonNode body(Request request) {
        try {
            var bytes = request.getBody();
            return bytes == null || bytes.length == 0 ? JsonNodeFactory.instance.objectNode() : JSON.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> parameters(Request request) {
        var parameters = new LinkedHashMap<String, String>();
        var query = Optional.of(request.getUrl().split("\\?", 2)).filter(parts -> parts.length == 2);
        for (var pair : query.map(parts -> parts[1].split("&")).orElse(new String[0])) {
            var parts = pair.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    static ResponseDefinitionBuilder ok(JsonNode result) {
        return json(200, JsonNodeFactory.instance.objectNode().set("result", result));
    }

    static ResponseDefinitionBuilder json(int status, JsonNode body) {
        return new ResponseDefinitionBuilder()
                .withStatus(status)
                .withHeader("Content-Type", "application/json;charset=UTF-8")
                .withBody(body.toString());
    }

    static ResponseDefinitionBuilder error(int status, String message, Map<String, String> headers) {
        var body = JsonNodeFactory.instance.objectNode();
        body.putObject("error").put("message", message).putNull("detail");
        var answer = json(status, body.put("status", "failure"));
        headers.forEach(answer::withHeader);
        return answer;
    }
}
