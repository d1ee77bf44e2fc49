/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.runtime.settings.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Speaks the HTTP API and says what its script has for what it is told: the first line with that text that it has not
 * said to this user, over and over the last.
 */
final class FakeParley implements AutoCloseable {

    /** What it heard: a request's method, path and body. */
    record Heard(String method, String path, String user, Map<?, ?> body) {}

    private record Line(String text, int status, Map<String, ?> reply) {}

    private final HttpServer server;
    private final List<Line> script = new ArrayList<>();
    private final Map<String, Integer> said = new HashMap<>();
    private final List<Heard> heard = new ArrayList<>();
    private final List<Map<String, ?>> changes = new ArrayList<>();
    private boolean hasClock;
    private int users;
    private int conversations;

    FakeParley() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    FakeParley says(String text, String reply) {
        return says(text, Map.of("bot_message", reply, "kind", "answer"));
    }

    FakeParley says(String text, Map<String, ?> reply) {
        script.add(new Line(text, 200, reply));
        return this;
    }

    FakeParley refuses(String text, int status, String detail) {
        script.add(new Line(text, status, Map.of("detail", detail)));
        return this;
    }

    FakeParley has(Map<String, ?> change) {
        changes.add(change);
        return this;
    }

    FakeParley withClock() {
        hasClock = true;
        return this;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    List<Heard> heard(String path) {
        return heard.stream().filter(one -> one.path().startsWith(path)).toList();
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var token = exchange.getRequestHeaders().getFirst("Authorization");
        var path = exchange.getRequestURI().toString();
        var said = body.isEmpty() ? Map.of() : (Map<?, ?>) Json.read(body);
        heard.add(new Heard(exchange.getRequestMethod(), path, token, said));
        if (path.equals("/api/session/")) {
            send(exchange, 200, Map.of("token", "guest-" + ++users));
        } else if (path.startsWith("/api/change-requests/")) {
            send(exchange, 200, Map.of("results", changes));
        } else if (path.equals("/test/clock")) {
            send(exchange, hasClock ? 200 : 404, Map.of());
        } else {
            reply(exchange, token, said);
        }
    }

    private void reply(HttpExchange exchange, String token, Map<?, ?> message) throws IOException {
        var text = String.valueOf(message.get("message"));
        var lines = script.stream().filter(line -> line.text().equals(text)).toList();
        if (lines.isEmpty()) {
            send(exchange, 500, Map.of("detail", "the script has nothing for \"%s\"".formatted(text)));
            return;
        }
        var times = said.merge(token + text, 1, Integer::sum);
        var line = lines.get(Math.min(times, lines.size()) - 1);
        var reply = new LinkedHashMap<String, Object>(line.reply());
        if (line.status() == 200) {
            reply.put(
                    "conversation_id",
                    message.get("conversation_id") == null ? "c" + ++conversations : message.get("conversation_id"));
        }
        send(exchange, line.status(), reply);
    }

    private static void send(HttpExchange exchange, int status, Map<String, ?> json) throws IOException {
        var bytes = Json.write(json).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
