/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.api.conversation.Message;
import dev.parley.api.conversation.Sender;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent, whatever a user types. */
class TemplateTest {

    private static Words words(String question, Message... recent) {
        return new Words(
                Map.of("question", question, "key", Fixture.KEY, "user", "u1", "conversation", "c1", "model", "m1"),
                () -> List.of(recent));
    }

    private static JsonNode filled(String template, Words words) throws IOException {
        return Json.MAPPER.readTree(Body.of(template).filled(words));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "\"quoted\" and \\ back",
                "\"}, \"admin\": true, {\"a\": \"",
                "two\nlines\r\n\tand a tab",
                "{{question}}",
                "{{key}} {{ key }} {{history}}",
                "$1 \\1 ${key} $",
                "\u0000\u001f\u2028",
                "äöü ß 漢字 👩‍👩‍👧 \u202e",
                "</script>",
            })
    void a_question_is_a_text_and_nothing_else(String question) throws IOException {
        var body = filled(
                "{\"q\": \"{{question}}\", \"also\": [\"so: {{question}}!\"], \"n\": 5, \"x\": {\"u\": \"{{user}}\"}}",
                words(question));
        assertEquals(
                Json.MAPPER
                        .createObjectNode()
                        .put("q", question)
                        .<ObjectNode>set("also", Json.MAPPER.createArrayNode().add("so: " + question + "!"))
                        .put("n", 5)
                        .set("x", Json.MAPPER.createObjectNode().put("u", "u1")),
                body);
    }

    @Test
    void placeholders_without_quotes_are_texts_too() throws IOException {
        assertEquals(
                "{\"q\":\"a \\\"b\\\"\",\"m\":[\"m1\",\"c1\"],\"{{question}}\":\"{{ not one }}\"}",
                filled(
                                "{\"q\": {{question}}, \"m\": [{{ model }}, {{conversation}}], \"{{question}}\": \"{{ not one }}\"}",
                                words("a \"b\""))
                        .toString());
    }

    private static final Message[] TALK = {
        Fixture.said(Sender.USER, "say \"hi\"\n{{key}}"), Fixture.said(Sender.BOT, "hi"), Fixture.said(Sender.BOT, " ")
    };

    @Test
    void history_on_its_own_is_messages() throws IOException {
        var messages =
                "[{\"role\":\"user\",\"content\":\"say \\\"hi\\\"\\n{{key}}\"},{\"role\":\"assistant\",\"content\":\"hi\"}]";
        for (var template : List.of("{\"h\": \"{{history}}\"}", "{\"h\": {{history}}}", "{\"h\": [\"{{history}}\"]}")) {
            assertEquals(
                    "{\"h\":" + messages + "}",
                    filled(template, words("?", TALK)).toString());
        }
        assertEquals(
                "[1," + messages.substring(1, messages.length() - 1) + ",\"?\"]",
                filled("{\"h\": [1, \"{{history}}\", \"{{question}}\"]}", words("?", TALK))
                        .get("h")
                        .toString());
    }

    @Test
    void within_a_text_it_is_a_transcript() throws IOException {
        assertEquals(
                "Before:\nUser: say \"hi\"\n{{key}}\nAssistant: hi\nNow: ?",
                filled("{\"h\": \"Before:\\n{{history}}\\nNow: {{question}}\"}", words("?", TALK))
                        .get("h")
                        .asText());
    }

    @Test
    void it_is_read_only_where_it_is_asked_for_and_never_too_long() throws IOException {
        var reads = new AtomicInteger();
        var messages = IntStream.range(0, 100)
                .mapToObj(i -> Fixture.said(Sender.USER, i + "x".repeat(500)))
                .toList();
        var words = new Words(Map.of("question", "?"), () -> {
            reads.incrementAndGet();
            return messages;
        });
        filled("{\"q\": \"{{question}}\"}", words);
        assertEquals(0, reads.get());

        var history = filled("{\"h\": \"{{history}}\"}", words).get("h");
        assertEquals(15, history.size());
        assertTrue(history.get(14).get("content").asText().startsWith("99x"));
    }

    @Test
    void in_an_address_it_is_encoded_and_in_a_header_on_one_line() {
        var settings = Settings.of(Fixture.properties(
                "https://h/ask/{{user}}?q={{question}}&k={{key}}", "method", "get", "headers", new String[] {
                    "X-Question: {{question}}", "X-Api-Key: {{key}}", "accept: application/json"
                }));
        var request = settings.template().filled(words("a/b?c=d&e #ü\r\nEvil: yes"));

        assertEquals(
                "https://h/ask/u1?q=a%2Fb%3Fc%3Dd%26e%20%23%C3%BC%0D%0AEvil%3A%20yes&k=" + Fixture.KEY,
                request.uri().toASCIIString());
        assertEquals("a/b?c=d&e #ü  Evil: yes", request.headers().get(0).value());
        assertEquals(
                List.of("X-Question", "X-Api-Key", "accept", "User-Agent"),
                request.headers().stream().map(Header::name).toList());
        assertEquals("GET", request.method());
        assertEquals(0, request.body().length);
    }
}
