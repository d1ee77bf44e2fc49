/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.detect.Match;
import dev.parley.api.intent.IntentSpec;
import dev.parley.detectors.llm.FakeServer.Reply;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of what a model answers. */
class AnswersTest {

    private static final String SAID = "could you drop CHG0030007, the vendor is late";

    private final Fixture fixture = new Fixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void a_good_answer_is_a_match_with_the_reason() {
        fixture.server.says(Fixture.json("cancel_change", 0.6, "number", "CHG0030007", "reason", "the vendor is late"));

        assertEquals(
                List.of(new Match(
                        "cancel_change",
                        0.6,
                        Map.of("number", "CHG0030007", "reason", "the vendor is late"),
                        "llm: They say so.")),
                fixture.hear(SAID));
    }

    @Test
    void ollama_is_understood_too() {
        fixture.ollama().server.says(Fixture.json("cancel_change", 0.6, "number", "CHG0030007"));

        assertEquals(Map.of("number", "CHG0030007"), fixture.hear(SAID).get(0).values());
    }

    @ParameterizedTest
    @MethodSource
    void what_is_no_answer_is_no_match(String content) {
        fixture.server.says(content);

        assertEquals(List.of(), fixture.hear(SAID));
        assertEquals(1, fixture.server.requests.size());
    }

    static Stream<String> what_is_no_answer_is_no_match() {
        return Stream.of(
                "",
                "   ",
                "I think they want to cancel a change.",
                "{\"intent\": \"cancel_change\", \"confidence\": 0.",
                "[1, 2]",
                "\"cancel_change\"",
                "null",
                "{}",
                "{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{",
                "{\"a\":".repeat(3000),
                Fixture.json("none", 0.9),
                Fixture.json("drop_all_tables", 0.99),
                Fixture.json("CANCEL_CHANGE", 0.9),
                Fixture.json("", 0.9),
                Fixture.json("cancel_change", 1.5),
                Fixture.json("cancel_change", -0.1),
                Fixture.json("cancel_change", Double.NaN),
                "{\"intent\": \"cancel_change\", \"confidence\": 1e999, \"slots\": {}}",
                "{\"intent\": \"cancel_change\", \"confidence\": \"0.9\", \"slots\": {}}",
                "{\"intent\": \"cancel_change\", \"confidence\": true, \"slots\": {}}",
                "{\"intent\": \"cancel_change\", \"slots\": {}}",
                "{\"intent\": [\"cancel_change\"], \"confidence\": 0.9}",
                "{\"intent\": {\"name\": \"cancel_change\"}, \"confidence\": 0.9}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Sure! Here it is:\n%s\nAnything else?", "```json\n%s\n```", "{x} means %s", "%s {\"b\": 1}"})
    void the_first_json_object_in_prose_counts(String around) {
        fixture.server.says(around.formatted(Fixture.json("cancel_change", 0.6)));

        assertEquals("cancel_change", fixture.hear(SAID).get(0).intent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5",
                "[]",
                "null",
                "\"CHG0030007\"",
                "{\"number\": 30007}",
                "{\"number\": [\"CHG0030007\"]}",
                "{\"number\": {\"value\": \"CHG0030007\"}}",
                "{\"number\": true}",
                "{\"number\": null}",
                "{\"number\": \"\"}",
                "{\"priority\": \"high\"}",
                "{\"made_up\": \"CHG0030007\"}"
            })
    void slots_of_the_wrong_type_or_of_another_intent_are_dropped(String slots) {
        fixture.server.says("{\"intent\": \"cancel_change\", \"confidence\": 0.6, \"slots\": " + slots + "}");

        var match = fixture.hear(SAID).get(0);
        assertEquals("cancel_change", match.intent());
        assertEquals(Map.of(), match.values());
    }

    @Test
    void trust_is_capped_lower_for_what_writes() {
        fixture.server.says(Fixture.json("cancel_change", 1));
        assertEquals(0.65, fixture.hear(SAID).get(0).confidence());

        fixture.server.says(Fixture.json("change_status", 1));
        assertEquals(0.9, fixture.hear(SAID).get(0).confidence());
    }

    @Test
    void an_admin_may_trust_it_more() {
        fixture.with("confidence_writing", 0.8).server.says(Fixture.json("cancel_change", 1));

        assertEquals(0.8, fixture.hear(SAID).get(0).confidence());
    }

    @Test
    void a_long_reason_is_shortened_to_one_line() {
        fixture.server.says("{\"intent\": \"cancel_change\", \"confidence\": 0.6, \"reason\": \"a\\n\\u0000b "
                + "x".repeat(500) + "\"}");

        var why = fixture.hear(SAID).get(0).why();
        assertTrue(why.startsWith("llm: a b xxx"), why);
        assertEquals("llm: ".length() + 100 + 1, why.length());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 403, 404, 418, 429, 500, 503})
    void a_refusal_is_no_match(int status) {
        fixture.server.fails(status);

        assertEquals(List.of(), fixture.hear(SAID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "<html>Please sign in</html>",
                "{\"choices\": []}",
                "{\"choices\": [{}]}",
                "{\"choices\": [{\"message\": {\"role\": \"assistant\", \"content\": null}}]}",
                "{\"choices\": 5}",
                "[]",
                "{}"
            })
    void a_malformed_answer_is_no_match_in_either_protocol(String body) {
        fixture.server.answers(request -> new Reply(200, body));
        assertEquals(List.of(), fixture.hear(SAID));

        try (var other = new Fixture().ollama()) {
            other.server.answers(request -> new Reply(200, body));
            assertEquals(List.of(), other.hear(SAID));
        }
    }

    @Test
    void an_intent_that_is_called_none_cannot_be_told_from_none() {
        fixture.server.says(Fixture.json("none", 0.9));

        assertEquals(
                List.of(),
                fixture.detector().learn(List.of(IntentSpec.named("none"))).recognize(SAID));
        assertEquals(1, fixture.server.requests.size());
    }

    @Test
    void nothing_is_asked_where_nothing_is_deployed() {
        assertEquals(List.of(), fixture.detector().learn(List.of()).recognize(SAID));
        assertEquals(List.of(), fixture.server.requests);
    }
}
