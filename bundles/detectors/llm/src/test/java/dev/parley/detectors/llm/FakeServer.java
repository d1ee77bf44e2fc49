/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A server of language models on the loopback, which says what a test has it say, in either protocol. */
final class FakeServer implements AutoCloseable {

    static final JsonMapper JSON = new JsonMapper();

    /** What was sent to it. */
    record Request(String path, String authorization, JsonNode body) {

        String system() {
            return body.path("messages").path(0).path("content").asText();
        }

        /** The object that tells what was said. */
        JsonNode data() {
            try {
                return JSON.readTree(
                        body.path("messages").path(1).path("content").asText());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What it answers. */
    record Reply(int status, String body) {}

    private static final Reply STALL = new Reply(200, "{");

    final List<Request> requests = new CopyOnWriteArrayList<>();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Function<Request, Reply> script = request -> new Reply(500, "");

    static {
        // By default a connection is closed on which nothing comes for 10 s, as may happen on a busy machine.
        System.setProperty("sun.net.httpserver.clockTick", "3600000");
    }

    FakeServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void answers(Function<Request, Reply> how) {
        script = how;
    }

    /** Says this to everything, with 1000 tokens. */
    void says(String content) {
        answers(request -> request.path().startsWith("/api/") ? ollama(content) : openAi(content));
    }

    void fails(int status) {
        answers(request -> new Reply(status, "{\"error\": {\"message\": \"no\"}}"));
    }

    /** Takes requests and answers none until it is closed. Counts down when one is there. */
    CountDownLatch hangs() {
        var arrived = new CountDownLatch(1);
        answers(request -> {
            arrived.countDown();
            await(closing);
            return new Reply(500, "");
        });
        return arrived;
    }

    /** Begins to answer, and does not go on. */
    void stalls() {
        answers(request -> STALL);
    }

    static Reply openAi(String content) {
        var reply = JSON.createObjectNode().put("id", "1").put("model", "m");
        reply.putArray("choices")
                .addObject()
                .put("index", 0)
                .put("finish_reason", "stop")
                .putObject("message")
                .put("role", "assistant")
                .put("content", content);
        reply.putObject("usage")
                .put("prompt_tokens", 900)
                .put("completion_tokens", 100)
                .put("total_tokens", 1000);
        return new Reply(200, reply.toString());
    }

    static Reply ollama(String content) {
        var reply = JSON.createObjectNode()
                .put("model", "m")
                .put("done", true)
                .put("done_reason", "stop")
                .put("prompt_eval_count", 900)
                .put("eval_count", 100);
        reply.putObject("message").put("role", "assistant").put("content", content);
        return new Reply(200, reply.toString());
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = new Request(
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    JSON.readTree(exchange.getRequestBody()));
            requests.add(request);
            var reply = script.apply(request);
            var bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : reply == STALL ? 1000 : bytes.length);
            exchange.getResponseBody().write(bytes);
            if (reply == STALL) {
                exchange.getResponseBody().flush();
                await(closing);
            }
        }
    }
}
