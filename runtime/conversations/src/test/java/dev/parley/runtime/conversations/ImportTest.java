/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportTest {

    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void takes_test_stories_of_rasa() throws IOException {
        var made = made("stories.yml", """
                version: "3.1"
                stories:
                - story: a table for two
                  steps:
                  - user: |
                      hi
                    intent: greet
                  - action: utter_hello
                  - user: |
                      a [chinese]{"entity": "cuisine"} place in [Athens](city)
                    intent: inform
                  - slot_was_set:
                    - cuisine: chinese
                    - requested_slot: people
                    - city: null
                  - action: restaurant_form
                  - intent: thank
                - story: only an intent
                  steps:
                  - intent: greet
                """);
        assertEquals(1, made.size());
        var conversation = made.get(0);
        assertEquals("a table for two", conversation.name());
        assertEquals(
                List.of("hi", "a chinese place in Athens"),
                conversation.turns().stream()
                        .map(turn -> turn.said().text().text())
                        .toList());
        assertFits(
                conversation.turns().get(1),
                Map.of("intent", "inform", "next_field", "people", "collected_data", Map.of("cuisine", "chinese")));
        assertDiffers(
                conversation.turns().get(1),
                List.of("intent", "slots.cuisine", "slots.city", "next"),
                Map.of("collected_data", Map.of("city", "Athens")));
        assertNotes(
                "stories.yml:8: not carried over: action: utter_hello",
                "stories.yml:9: not carried over: \"chinese\" is the entity cuisine",
                "stories.yml:9: not carried over: \"Athens\" is the entity city",
                "stories.yml:16: not carried over: action: restaurant_form",
                "stories.yml:17: not carried over: the user means thank; what is said is not written",
                "stories.yml:20: not carried over: the user means greet; what is said is not written");
        assertTrue(
                text("stories.yaml").contains("    # Not carried over: action: utter_hello\n"), text("stories.yaml"));
    }

    @Test
    void takes_test_cases_of_rasa() throws IOException {
        var made = made("e2e.yaml", """
                fixtures:
                  - rich: [{balance: 100}]
                test_cases:
                  - test_case: "transfer: money"
                    fixtures: [rich]
                    steps:
                      - user: send $money to Ann
                      - bot: How much?
                      - bot: "In $euro, please."
                      - slot_was_set:
                          - recipient: Ann
                          - account
                      - slot_was_not_set:
                          - amount
                      - user: "~50"
                      - utter: utter_done
                  - test_case: second
                    steps:
                      - bot: Welcome.
                      - user: hello
                        assertions:
                          - flow_started: greet
                """);
        assertEquals(
                List.of("transfer: money", "second"),
                made.stream().map(Conversation::name).toList());
        var turn = made.get(0).turns().get(0);
        assertEquals("send $money to Ann", turn.said().text().filled(new Captures()));
        assertFits(
                turn,
                Map.of("bot_message", "How much? In $euro, please.", "collected_data", Map.of("recipient", "Ann")));
        assertDiffers(
                turn,
                List.of("contains", "slots.recipient", "slots.amount"),
                Map.of("bot_message", "How much?", "collected_data", Map.of("amount", "5")));
        assertNotes(
                "e2e.yaml:2: \"fixtures\" is left out",
                "e2e.yaml:5: not carried over: fixtures: [rich]",
                "e2e.yaml:12: not carried over: slot_was_set: account",
                "e2e.yaml:16: not carried over: utter: utter_done",
                "e2e.yaml:19: not carried over: the bot says first: Welcome.",
                "e2e.yaml:22: not carried over: assertions: [{flow_started: greet}]");
    }

    @Test
    void takes_conversations_of_botium() throws IOException {
        var made = made("pizza.convo.txt", """
                order a pizza
                somebody is hungry

                #me
                I want a pizza
                with cheese

                #bot
                Which size?
                OK, CHG0030001 or PAY-1?
                INTENT order
                INTENT_CONFIDENCE 70
                BUTTONS Large|Small
                !no pizza

                #me
                UTT_LARGE

                #me
                large

                #bot
                ?maybe
                UTT_THANKS
                Thanks.
                """);
        var turns = made.get(0).turns();
        assertEquals("order a pizza", made.get(0).name());
        assertEquals(
                List.of("I want a pizza\nwith cheese", "large"),
                turns.stream().map(turn -> turn.said().text().text()).toList());
        assertFits(
                turns.get(0),
                Map.of(
                        "bot_message",
                        "Which SIZE? ok, CHG0030001 or PAY-1?",
                        "intent",
                        "order",
                        "quick_replies",
                        List.of(Map.of("label", "large", "value", "l"), Map.of("label", "small", "value", "s"))));
        assertDiffers(
                turns.get(0),
                List.of("contains", "contains", "intent", "quick_replies", "quick_replies", "not"),
                Map.of("bot_message", "There is no pizza."));
        assertDiffers(turns.get(1), List.of("contains"), Map.of("bot_message", "Large."));
        assertNotes(
                "pizza.convo.txt:2: not carried over: somebody is hungry",
                "pizza.convo.txt:12: not carried over: INTENT_CONFIDENCE 70",
                "pizza.convo.txt:17: not carried over: UTT_LARGE",
                "pizza.convo.txt:23: not carried over: ?maybe",
                "pizza.convo.txt:24: not carried over: UTT_THANKS");
    }

    @Test
    void takes_utterances_of_botium() throws IOException {
        var made = made("greet.utterances.txt", "UTT_GREET\nhello\n\nhi there: you\n");
        assertEquals(
                List.of("UTT_GREET: hello", "UTT_GREET: hi there: you"),
                made.stream().map(Conversation::name).toList());
        assertEquals("hi there: you", made.get(1).turns().get(0).said().text().text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "a.yml | 1 | neither \"stories\" nor \"test_cases\" | rules: []",
                "a.yml | 2 | \"story\" and \"steps\" have to stand here | stories:;- steps: []",
                "a.yml | 3 | a list is wanted here | stories:;- story: x;  steps: y",
                "a.yml | 4 | keys with values are wanted here | stories:;- story: x;  steps:;  - y",
                "a.yml | 2 | expected | stories:;  - [}",
                "a.yml | 1 | there is nothing in this file | # nothing",
                "a.yml | 1 | nobody says anything here | stories: []",
                "a.convo.txt | 1 | the name of the conversation is missing | #me;hello",
                "a.convo.txt | 3 | there is no section \"#you\" | name;;#you;hello",
                "a.convo.txt | 1 | nobody says anything here | name;;#bot;hello",
                "a.utterances.txt | 1 | there is no name | ",
            })
    void says_where_a_file_is_wrong(String name, int line, String problem, String text) throws IOException {
        var file = Files.writeString(directory.resolve(name), text == null ? "" : text.replace(";", "\n"));
        var mistake = assertThrows(Mistake.class, () -> run(file));
        assertTrue(
                mistake.getMessage().startsWith(file + ":" + line + ": ")
                        && mistake.getMessage().contains(problem),
                mistake.getMessage());
    }

    @Test
    void writes_over_no_file_and_takes_none_of_another_kind() throws IOException {
        made("a.convo.txt", "name\n\n#me\nhello\n");
        assertThrows(Mistake.class, () -> run(directory.resolve("a.convo.txt")));
        assertThrows(Mistake.class, () -> run(directory.resolve("a.csv")));
        assertThrows(Mistake.class, () -> run(directory.resolve("missing.yml")));
    }

    private List<Conversation> made(String name, String text) throws IOException {
        run(Files.writeString(directory.resolve(name), text));
        return ConversationFile.read(directory.resolve("made").resolve(yaml(name)));
    }

    private static String yaml(String name) {
        return name.substring(0, name.indexOf('.')) + ".yaml";
    }

    private String text(String name) throws IOException {
        return Files.readString(directory.resolve("made").resolve(name));
    }

    private void run(Path file) {
        new ImportConversations(
                        List.of(file.toString(), "-o", directory.resolve("made").toString()))
                .run(new PrintStream(out), new PrintStream(err));
    }

    private void assertNotes(String... notes) {
        assertEquals(
                List.of(notes),
                err.toString(StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> line.replace(directory + "/", ""))
                        .toList());
    }

    private static void assertFits(Turn turn, Map<String, ?> reply) {
        assertDiffers(turn, List.of(), reply);
    }

    private static void assertDiffers(Turn turn, List<String> what, Map<String, ?> reply) {
        var zone = java.time.ZoneOffset.UTC;
        assertEquals(
                what,
                turn.expected().stream()
                        .flatMap(one -> one.judge(new Reply(200, reply), new Captures(), zone).stream())
                        .map(Difference::what)
                        .toList());
    }
}
