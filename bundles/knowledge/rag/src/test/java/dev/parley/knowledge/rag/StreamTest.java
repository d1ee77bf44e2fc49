/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.knowledge.Finding;
import dev.parley.api.knowledge.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers that come piece by piece. */
@Timeout(60)
class StreamTest {

    private static final String HEAD = RawServer.head("text/event-stream; charset=utf-8", "Transfer-Encoding: chunked");
    private static final String END = "0\r\n\r\n";

    private final List<String> pieces = new ArrayList<>();

    private Optional<Finding> asked(RawServer server, Object... more) {
        var bridge = Fixture.bridge(server.address() + "/v1", more);
        return bridge.answer(Fixture.question("refunds?"), pieces::add);
    }

    private static String delta(String text) {
        return "data: {\"choices\": [{\"index\": 0, \"delta\": {\"content\": " + TextNode.valueOf(text) + "}}]}\n\n";
    }

    private static RawServer server(String... chunks) throws IOException {
        return new RawServer(connection -> {
            RawServer.send(connection, HEAD);
            for (var chunk : chunks) {
                RawServer.chunk(connection, chunk);
            }
            RawServer.send(connection, END);
        });
    }

    @Test
    void each_piece_is_passed_on_before_the_next_one_is_sent() throws IOException {
        var heard = new Semaphore(0);
        var words = List.of("Refunds ", "take ", "14 ", "días", " – ✅.");
        try (var server = new RawServer(connection -> {
            RawServer.send(connection, HEAD);
            RawServer.chunk(connection, ": hello\n\ndata: {\"choices\": [{\"delta\": {\"role\": \"assistant\"}}]}\n\n");
            for (var word : words) {
                RawServer.chunk(connection, delta(word));
                heard.acquire(); // the next one is only sent when this one was heard
            }
            RawServer.chunk(connection, "data: [DONE]\n\n");
        })) {
            var bridge = Fixture.bridge(server.address(), "shape", "openai");
            var found = bridge.answer(Fixture.question("refunds?"), piece -> {
                pieces.add(piece);
                heard.release();
            });

            assertEquals(words, pieces);
            assertEquals("Refunds take 14 días – ✅.", found.orElseThrow().text());
            assertTrue(server.requests.get(0).contains("\"stream\":true"));
        }
    }

    @Test
    void events_may_be_cut_anywhere() throws IOException {
        var whole = delta("Refunds ") + delta("take 14 days.").replace("\n\n", "\r\n\r\n") + "data:[DONE]\n\n";
        try (var server = server(whole.split("(?<=\\G.{7})"))) {
            assertEquals(
                    "Refunds take 14 days.",
                    asked(server, "shape", "openai").orElseThrow().text());
        }
    }

    @Test
    void an_end_without_done_is_one_if_it_says_why() throws IOException {
        try (var server =
                server(delta("14 days."), "data: {\"choices\": [{\"delta\": {}, \"finish_reason\": \"stop\"}]}\n\n")) {
            assertEquals(
                    "14 days.", asked(server, "shape", "openai").orElseThrow().text());
        }
    }

    @Test
    void sources_come_with_a_delta_too() throws IOException {
        var cited = "data: {\"choices\": [{\"delta\": {\"context\": {\"citations\":"
                + " [{\"title\": \"Doc 1\", \"url\": \"https://d/1\"}]}}}]}\n\n";
        try (var server = server(cited, delta("14 days."), "data: [DONE]\n\n")) {
            assertEquals(
                    List.of(new Source("Doc 1", Optional.of("https://d/1"), Optional.empty())),
                    asked(server, "shape", "openai").orElseThrow().sources());
        }
    }

    @Test
    void dify_streams_where_it_is_told_to() throws IOException {
        try (var server = server(
                "data: {\"event\": \"workflow_started\", \"conversation_id\": \"c1\"}\n\n",
                "event: ping\n\n",
                "data: {\"event\": \"message\", \"conversation_id\": \"c1\", \"answer\": \"14 \"}\n\n",
                "data: {\"event\": \"message\", \"conversation_id\": \"c1\", \"answer\": \"days.\"}\n\n",
                "data: {\"event\": \"message_end\", \"conversation_id\": \"c1\", \"metadata\": {\"retriever_resources\":"
                        + " [{\"document_name\": \"Doc 1\", \"content\": \"x\"}]}}\n\n")) {
            var found = asked(server, "shape", "dify", "stream", "auto").orElseThrow();
            assertEquals("14 days.", found.text());
            assertEquals(List.of("14 ", "days."), pieces);
            assertEquals(List.of(new Source("Doc 1", Optional.empty(), Optional.of("x"))), found.sources());
            assertTrue(server.requests.get(0).startsWith("POST /v1/chat-messages "));
            assertTrue(server.requests.get(0).contains("\"response_mode\":\"streaming\""));
        }
    }

    @Test
    void what_dify_takes_back_is_not_the_answer() throws IOException {
        try (var server = server(
                "data: {\"event\": \"message\", \"answer\": \"You fool, \"}\n\n",
                "data: {\"event\": \"message_replace\", \"answer\": \"I may not say.\"}\n\n",
                "data: {\"event\": \"message_end\"}\n\n")) {
            assertEquals(
                    "I may not say.",
                    asked(server, "shape", "dify", "stream", "auto")
                            .orElseThrow()
                            .text());
        }
    }

    @Test
    void a_stream_that_breaks_off_is_no_answer() throws IOException {
        for (var last : List.of("", END)) {
            try (var server = new RawServer(connection -> {
                RawServer.send(connection, HEAD);
                RawServer.chunk(connection, delta("Refunds take"));
                RawServer.send(connection, last);
            })) {
                assertEquals(Optional.empty(), asked(server, "shape", "openai"));
            }
        }
    }

    @Test
    void nor_is_one_with_an_error_or_without_json() throws IOException {
        for (var bad : List.of(
                "data: {\"error\": {\"message\": \"overloaded\"}}\n\n",
                "data: {\"event\": \"error\", \"status\": 400}\n\n",
                "data: <html>\n\n")) {
            try (var server = server(delta("Refunds take"), bad, "data: [DONE]\n\n")) {
                assertEquals(Optional.empty(), asked(server, "shape", "openai"));
            }
        }
    }

    @Test
    void one_that_falls_silent_is_unavailable() throws IOException {
        try (var server = new RawServer(connection -> {
            RawServer.send(connection, HEAD);
            RawServer.chunk(connection, delta("Refunds take"));
            Thread.currentThread().join();
        })) {
            assertThrows(Unavailable.class, () -> asked(server, "shape", "openai", "idle.timeout", 100));
            assertEquals(List.of("Refunds take"), pieces);
        }
    }

    @Test
    void one_that_does_not_end_is_cut() throws IOException {
        try (var server = new RawServer(connection -> {
            RawServer.send(connection, HEAD);
            while (true) {
                RawServer.chunk(connection, delta("Refunds take 14 days. "));
            }
        })) {
            assertEquals(Optional.empty(), asked(server, "shape", "openai"));
            assertTrue(String.join("", pieces).length() <= 8_000);
        }
    }

    @Test
    void what_turns_out_to_be_no_answer_was_never_passed_on() throws IOException {
        for (var text : List.of("I don't know that, sorry.", "<!DOCTYPE html><html>Bad gateway</html>", "  ")) {
            try (var server = server(
                    delta(text.substring(0, 1)),
                    delta(text.substring(1, 2)),
                    delta(text.substring(2)),
                    "data: [DONE]\n\n")) {
                assertEquals(Optional.empty(), asked(server, "shape", "openai"));
                assertEquals(List.of(), pieces);
            }
        }
    }

    @Test
    void what_begins_like_none_is_held_back_until_it_is_one() throws IOException {
        var rest = "your plan, but refunds take 14 days with all of them, and 30 days with the one for companies, too.";
        try (var server = server(delta("I don't know "), delta(rest), "data: [DONE]\n\n")) {
            assertEquals(
                    "I don't know " + rest,
                    asked(server, "shape", "openai").orElseThrow().text());
            assertEquals(List.of("I don't know " + rest), pieces);
        }
    }

    @Test
    void json_will_do_where_a_stream_was_asked_for() throws IOException {
        var json = "{\"choices\": [{\"message\": {\"content\": \"14 days.\"}}]}";
        try (var server = new RawServer(connection -> RawServer.send(
                connection, RawServer.head("application/json", "Content-Length: " + json.length()) + json))) {
            assertEquals(
                    "14 days.", asked(server, "shape", "openai").orElseThrow().text());
        }
    }

    @Test
    void a_stream_is_not_asked_for_where_it_is_not_wanted() throws IOException {
        try (var server = server(delta("14 days."), "data: [DONE]\n\n")) {
            assertTrue(asked(server, "shape", "openai", "stream", "never").isPresent());
            assertFalse(server.requests.get(0).contains("\"stream\":true"));
        }
    }

    @Test
    void when_nobody_listens_any_more_reading_ends() throws IOException {
        try (var server = new RawServer(connection -> {
            RawServer.send(connection, HEAD);
            RawServer.chunk(connection, delta("Refunds take"));
            Thread.currentThread().join();
        })) {
            var bridge = Fixture.bridge(server.address(), "shape", "openai");
            assertThrows(
                    IllegalStateException.class,
                    () -> bridge.answer(Fixture.question("refunds?"), piece -> {
                        throw new IllegalStateException("gone");
                    }));
            assertEquals(Optional.empty(), bridge.problem());
        }
    }
}
