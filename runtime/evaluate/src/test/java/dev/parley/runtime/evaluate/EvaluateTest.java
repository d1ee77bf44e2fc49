/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.evaluate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command as people call it, on a few sentences of its own. */
class EvaluateTest {

    private static final String INTENTS = """
            {"name": "Pets", "train": [
              ["feed the cat", "Feeding"], ["the dog needs its food", "Feeding"], ["give the rabbit some hay", "Feeding"],
              ["take the dog for a walk", "walks: outside"], ["go out with the puppy", "walks: outside"],
              ["walk the dog around the block", "walks: outside"]],
             "test": [["put some food in the cat's bowl", "Feeding"], ["go for a stroll with the dog", "walks: outside"]]%s}
            """;

    private static final String FAQ = """
            {"kind": "faq", "entries": [
              {"id": "1", "question": "How do I reset my password?", "answer": "Press the link below the form."},
              {"id": "2", "question": "When are you open?", "answer": "From nine to five."}],
             "queries": [{"text": "i forgot my password", "relevant": ["1"]},
              {"text": "what are your opening hours", "relevant": ["2"]}]}
            """;

    @TempDir
    Path room;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void tells_how_well_intents_are_told_apart() throws Exception {
        var report = json("intents", INTENTS.formatted(""));

        assertEquals("Pets", report.get("name").textValue());
        assertEquals(1, report.get("accuracy").doubleValue());
        assertTrue(report.get("oos_recall").isNull());
        assertTrue(report.get("oos_precision").isNull());
        assertEquals(6, report.get("examples").intValue());
        assertEquals(2, report.get("tests").intValue());
        assertEquals(0, report.get("confused").size());
        assertEquals("bge-small-en-v1.5-q", report.get("model").textValue());
        for (var figure : List.of("latency_p50_ms", "latency_p95_ms", "cpu_ms_per_query", "training_ms")) {
            assertTrue(report.get(figure).doubleValue() > 0, figure);
        }
    }

    @Test
    void tells_what_is_rejected() throws Exception {
        var outside = ", \"oos_test\": [\"what is the capital of peru\", \"divide nine by three\"]";
        var report = json("intents", INTENTS.formatted(outside));

        double recall = report.get("oos_recall").doubleValue();
        assertEquals(2, report.get("oos_tests").intValue());
        assertEquals(recall, report.at("/oos_bands/rejected/share").doubleValue());
        assertTrue(recall > 0, () -> "recall " + recall);
    }

    @Test
    void tells_how_well_entries_are_found() throws Exception {
        var report = json("retrieval", FAQ);

        assertEquals(1, report.get("hit_at_1").doubleValue());
        assertEquals(1, report.get("hit_at_5").doubleValue());
        assertEquals(1, report.get("mrr").doubleValue());
    }

    @Test
    void tells_what_a_faq_would_answer_and_what_it_would_refuse() throws Exception {
        var faq = FAQ.replace(
                "\"queries\": [", "\"queries\": [{\"text\": \"will it rain in Athens\", \"relevant\": []}, ");
        var report = json("retrieval", faq);

        assertEquals(1, report.get("hit_at_1").doubleValue());
        assertEquals(1, report.get("refused").doubleValue());
        assertTrue(report.get("kept").doubleValue()
                >= report.get("answered_rightly").doubleValue());
        assertEquals(3, report.get("queries").intValue());
        out.reset();
        assertFalse(json("retrieval", FAQ).has("refused"));
        out.reset();
        assertEquals(0, run("retrieval", file(faq)));
        assertTrue(text(out).contains("refused where it cannot 100.0 %"), text(out));
    }

    @Test
    void finds_documents_too() throws Exception {
        var documents =
                FAQ.replace("faq", "documents").replace("question", "title").replace("answer", "text");

        assertEquals(1, json("retrieval", documents).get("hit_at_1").doubleValue());
    }

    @Test
    void draws_tables_for_people() throws Exception {
        assertEquals(0, run("intents", file(INTENTS.formatted(""))));
        assertTrue(text(out).contains("Pets: 2 intents, 6 examples, 2 utterances, 0 out of scope"), text(out));
        assertTrue(text(out).contains("accuracy                100.0 %"), text(out));

        assertEquals(0, run("retrieval", file(FAQ)));
        assertTrue(text(out).contains("right one first         100.0 %"), text(out));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    no json                             | is not JSON:
                    {"train": [["a", "b"]]              | is not JSON:
                    []                                  | has to hold one JSON object
                    {} {}                               | has to hold one JSON object
                    ``                                  | has to hold one JSON object
                    {}                                  | "train" has to be a list that is not empty
                    {"train": []}                       | "train" has to be a list that is not empty
                    {"train": "x"}                      | "train" has to be a list that is not empty
                    {"train": [["a"]]}                  | train[0] has to be [text, intent]
                    {"train": [["a", 3]]}               | train[0][1] has to be a text that is not empty
                    {"train": [[" ", "x"]]}             | train[0][0] has to be a text that is not empty
                    {"train": [["a", "x"], ["b", "y"]]} | intent "x" has one example in "train"; at least two are needed
                    {"train": [["a", "x"], ["b", "x"]]} | "train" has one intent only; there is nothing to tell apart
                    {"kind": "faq"}                     | its kind is "faq"; try "parley evaluate retrieval"
                    {"a": 1, "a": 2}                    | is not JSON: Duplicate field 'a'
                    """)
    void refuses_intents_that_cannot_be_learned(String content, String problem) throws Exception {
        assertRefused("intents", content, problem);
    }

    @Test
    void refuses_questions_that_cannot_be_right() throws Exception {
        var train = "{\"train\": [[\"a\", \"x\"], [\"b\", \"x\"], [\"c\", \"y\"], [\"d\", \"y\"]], ";

        assertRefused("intents", train + "\"test\": []}", "\"test\" has to be a list that is not empty");
        assertRefused(
                "intents", train + "\"test\": [[\"a\", \"z\"]]}", "\"test\" has intent \"z\" and \"train\" has not");
        assertRefused(
                "intents",
                train + "\"test\": [[\"a\", \"x\"]], \"oos_test\": []}",
                "\"oos_test\" has to be a list that is not empty");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"train": []}                                | it has no "kind"; "faq" or "documents" can be searched
                    {"kind": "songs"}                            | its kind is "songs"; "faq" or "documents" can be searched
                    {"kind": "faq"}                              | "entries" has to be a list that is not empty
                    {"kind": "faq", "entries": [{"id": "1"}]}    | entries[0].question has to be a text
                    {"kind": "faq", "entries": [{"question":1}]} | entries[0].id has to be a text
                    {"kind": "documents", "entries": [{"id": "1", "title": "t"}]} | entries[0].text has to be a text
                    """)
    void refuses_entries_that_cannot_be_searched(String content, String problem) throws Exception {
        assertRefused("retrieval", content, problem);
    }

    @Test
    void refuses_queries_that_cannot_be_right() throws Exception {
        assertRefused("retrieval", FAQ.replace("\"id\": \"2\"", "\"id\": \"1\""), "the id \"1\" is there twice");
        assertRefused("retrieval", FAQ.replace("[\"2\"]", "[\"3\"]"), "queries[1].relevant: there is no entry \"3\"");
        assertRefused("retrieval", FAQ.replace("[\"2\"]", "{}"), "queries[1].relevant has to be a list of ids");
        assertRefused(
                "retrieval",
                FAQ.replace("[\"2\"]", "[]").replace("[\"1\"]", "[]"),
                "none of \"queries\" has a relevant entry");
    }

    @Test
    void refuses_what_is_no_file() {
        for (var path : Stream.of(room.resolve("nothing"), room, Path.of("")).toList()) {
            assertEquals(2, run("intents", path));
        }
        assertTrue(text(err).contains("parley: there is no file " + room.resolve("nothing")), text(err));
        assertTrue(text(err).contains("parley: " + room + " cannot be read"), text(err));
        assertEquals("", text(out));
    }

    @Test
    void tells_how_it_is_used() {
        for (var args :
                List.of(List.<String>of(), List.of("intents"), List.of("intents", "a", "b"), List.of("x", "y"))) {
            assertEquals(2, Evaluate.exit(args, Map.of(), print(out), print(err)));
        }
        assertEquals(4, text(err).split("usage: parley evaluate intents\\|retrieval FILE", -1).length - 1, text(err));
    }

    private void assertRefused(String what, String content, String problem) throws Exception {
        err.reset();
        assertEquals(2, run(what, file(content)));
        assertEquals("", text(out));
        assertTrue(text(err).contains(problem), text(err));
        assertEquals(1, text(err).lines().count(), text(err));
    }

    private JsonNode json(String what, String content) throws Exception {
        assertEquals(
                0,
                Evaluate.exit(List.of(what, file(content).toString(), "--json"), Map.of(), print(out), print(err)),
                text(err));
        assertEquals(1, text(out).lines().count());
        return new JsonMapper().readTree(out.toByteArray());
    }

    private int run(String what, Path file) {
        return Evaluate.exit(List.of(what, file.toString()), Map.of(), print(out), print(err));
    }

    private Path file(String content) throws Exception {
        return Files.writeString(room.resolve("data.json"), content);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(UTF_8);
    }
}
