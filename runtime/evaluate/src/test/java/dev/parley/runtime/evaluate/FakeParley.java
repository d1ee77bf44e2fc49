/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Speaks the admin's part of the HTTP API: takes texts for what it was told, and gives two utterances a page. */
final class FakeParley implements AutoCloseable {

    static final String PASSWORD = "open \"sesame\"";

    private static final JsonMapper JSON = new JsonMapper();
    private static final int PAGE = 2;

    /** How many texts came with each call. */
    final List<Integer> asked = new CopyOnWriteArrayList<>();

    private final HttpServer server;
    private final Map<String, List<Map<String, ?>>> matches = new ConcurrentHashMap<>();
    private final List<Map<String, ?>> utterances = new CopyOnWriteArrayList<>();

    FakeParley() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/session/", this::begin);
        server.createContext("/api/admin/detections/", exchange -> forAdmin(exchange, () -> detect(body(exchange))));
        server.createContext(
                "/api/admin/utterances/",
                exchange -> forAdmin(
                        exchange, () -> utterances(exchange.getRequestURI().getQuery())));
        server.start();
    }

    FakeParley takes(String text, String intent, double confidence) {
        matches.put(text, List.of(Map.of("by", "rules", "intent", intent, "confidence", confidence, "why", "a rule")));
        return this;
    }

    FakeParley heard(String text, String intent, double confidence, String by) {
        utterances.add(Map.of(
                "text",
                text,
                "intent",
                intent,
                "confidence",
                confidence,
                "by",
                by,
                "timestamp",
                "2030-06-01T12:00:00Z"));
        return this;
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    private interface Answering {
        Map<String, ?> answer() throws IOException;
    }

    private void begin(HttpExchange exchange) throws IOException {
        var credentials = body(exchange);
        boolean good = credentials.path("name").asText().equals("admin")
                && credentials.path("password").asText().equals(PASSWORD);
        send(exchange, good ? 200 : 401, good ? Map.of("token", "t-1") : Map.of("error", "wrong"));
    }

    private static void forAdmin(HttpExchange exchange, Answering answering) throws IOException {
        boolean admitted = "Bearer t-1".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        send(exchange, admitted ? 200 : 403, admitted ? answering.answer() : Map.of("error", "not you"));
    }

    private Map<String, ?> detect(JsonNode request) {
        var texts = JSON.convertValue(request.get("texts"), String[].class);
        asked.add(texts.length);
        return Map.of(
                "results",
                List.of(texts).stream()
                        .map(text -> Map.of("text", text, "matches", matches.getOrDefault(text, List.of())))
                        .toList());
    }

    private Map<String, ?> utterances(String query) {
        int from = query.contains("cursor=") ? Integer.parseInt(query.replaceAll(".*cursor=at\\+", "")) : 0;
        int end = Math.min(utterances.size(), from + PAGE);
        var page = new HashMap<String, Object>();
        page.put("results", utterances.subList(from, end));
        page.put("next", end < utterances.size() ? "at " + end : null);
        return page;
    }

    private static JsonNode body(HttpExchange exchange) throws IOException {
        return JSON.readTree(exchange.getRequestBody().readAllBytes());
    }

    private static void send(HttpExchange exchange, int status, Map<String, ?> json) throws IOException {
        var bytes = JSON.writeValueAsBytes(json);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
