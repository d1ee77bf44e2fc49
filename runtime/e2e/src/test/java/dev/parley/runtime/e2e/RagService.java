/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/** An external RAG service, as far as its HTTP goes: it knows about warranty, and can be ill in several ways. */
final class RagService implements AutoCloseable {

    /** What it answers with. */
    enum Health {
        WELL,
        HTML,
        NOTHING,
        CUT,
        HUGE,
        SILENT
    }

    static final String KEY = "rag-key-for-this-test-alone";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int HUGE = 50 << 20;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicReference<Health> health = new AtomicReference<>(Health.WELL);
    private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();

    RagService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/query", this::answer);
        server.start();
    }

    void is(Health now) {
        health.set(now);
    }

    /** The bodies of all requests so far. */
    List<JsonNode> asked() {
        return asked;
    }

    List<String> keys() {
        return keys;
    }

    /** What tells a Parley to ask it. */
    Map<String, String> environment() {
        return Map.of("RAG_API_URL", url(), "RAG_API_KEY", KEY, "RAG_ALLOW_PRIVATE", "true");
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/query";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = JSON.readTree(exchange.getRequestBody());
            asked.add(body);
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            switch (health.get()) {
                case HTML -> send(exchange, "text/html", "<html><body>502 Bad Gateway</body></html>");
                case NOTHING -> send(exchange, "application/json", "{\"answer\": \"  \"}");
                case CUT -> send(exchange, "application/json", "{\"answer\": \"The warranty is");
                case HUGE -> send(exchange, "application/json", "{\"answer\": \"" + "x".repeat(HUGE) + "\"}");
                case SILENT -> exchange.close();
                default ->
                    send(
                            exchange,
                            "application/json",
                            said(body.path("question").asText()));
            }
        }
    }

    private static String said(String question) {
        return question.contains("warranty")
                ? "{\"answer\": \"The warranty is two years.\", \"sources\": [{\"title\": \"Warranty\","
                        + " \"url\": \"https://docs.example/warranty\", \"snippet\": \"Two years.\"}]}"
                : "{\"answer\": \"\", \"sources\": []}";
    }

    private static void send(HttpExchange exchange, String type, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
