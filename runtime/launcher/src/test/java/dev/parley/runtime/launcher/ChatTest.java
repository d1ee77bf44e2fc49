/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.runtime.settings.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChatTest {

    private final List<Map<?, ?>> received = new ArrayList<>();
    private final HttpServer parley = parley();

    private HttpServer parley() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/api/session/", exchange -> answer(exchange, "{\"token\": \"guest\"}"));
            server.createContext("/api/chat/message/", exchange -> {
                var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                received.add((Map<?, ?>) Json.read(body));
                answer(exchange, "{\"conversation_id\": \"c1\", \"bot_message\": \"Hello.\"}");
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        try (var body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }

    @AfterEach
    void stop() {
        parley.stop(0);
    }

    /** What is printed. */
    private String chat(String lines) {
        var none = Path.of("none");
        var home = new Home(none, Optional.empty(), Optional.empty(), none, none, none);
        var url = "http://127.0.0.1:" + parley.getAddress().getPort();
        var in = System.in;
        var out = System.out;
        var printed = new ByteArrayOutputStream();
        System.setIn(new ByteArrayInputStream(lines.getBytes(StandardCharsets.US_ASCII)));
        System.setOut(new PrintStream(printed, true, StandardCharsets.US_ASCII));
        try {
            assertEquals(0, new Chat(home, List.of("--url", url)).run());
        } finally {
            System.setIn(in);
            System.setOut(out);
        }
        return printed.toString(StandardCharsets.US_ASCII);
    }

    @Test
    void says_each_line_in_one_conversation_with_the_locality_of_the_process() {
        var printed = chat("hello\n\nlist my changes\n");
        assertEquals(List.of("Hello.", "Hello."), printed.lines().toList());
        assertEquals(
                List.of("hello", "list my changes"),
                received.stream().map(body -> body.get("message")).toList());
        assertEquals("c1", received.get(1).get("conversation_id"));
        for (var body : received) {
            var locality = Locality.ofProcess();
            assertEquals(locality.zone().getId(), body.get("time_zone"));
            assertEquals(locality.language().orElse(null), body.get("language"));
        }
    }
}
