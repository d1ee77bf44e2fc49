/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.runtime.conversations.Verdict.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlayerTest {

    @TempDir
    Path directory;

    private final FakeParley parley = new FakeParley()
            .says(
                    "create",
                    Map.of(
                            "bot_message",
                            "CHG0030001 is created, in state New.",
                            "kind",
                            "confirm",
                            "intent",
                            "create_change_request",
                            "confidence",
                            0.8,
                            "next_field",
                            "priority",
                            "is_complete",
                            true,
                            "collected_data",
                            Map.of("priority", "2", "planned_start_date", "2031-03-01T22:00+02:00"),
                            "quick_replies",
                            List.of(Map.of("label", "2 High", "value", "2")),
                            "values",
                            Map.of("summary", "Restart"),
                            "change_request",
                            Map.of("number", "CHG0030001", "state", "New")))
            .says("hello", "Hello.")
            .says("status of CHG0030001", "CHG0030001 is New.")
            .says("", "The form is in.")
            .says("broken", Map.of("bot_message", "I could not.", "kind", "failure"))
            .refuses("long", 413, "That is too long.");

    @AfterEach
    void stop() {
        parley.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CHG0030001 is created, in state New.",
                "[is created, chg0030001]",
                "{says: '$n is created, in state $s.'}",
                "{contains: [created, NEW]}",
                "{matches: '^CHG\\d+ is .*New'}",
                "{not: [cancelled]}",
                "{kind: confirm}",
                "{intent: create_change_request}",
                "{intent: ~create}",
                "{confidence: '>= 0.8'}",
                "{confidence: '< 0.9'}",
                "{confidence: 0.8}",
                "{next: priority}",
                "{complete: true}",
                "{slots: {priority: 2, planned_start_date: '2031-03-01T20:00:00Z', risk: null}}",
                "{slots: {planned_start_date: '2031-03-01T22:00'}}",
                "{quick_replies: [2 high]}",
                "{quick_replies: '2'}",
                "{values: {summary: ~rest}}",
                "{change: {number: $n, state: New}}",
                "{status: 200}",
            })
    void passes_what_is_as_expected(String bot) throws IOException {
        assertEquals(List.of(), judge(bot));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "says | CHG0030001 is created",
                "contains | [is created, cancelled]",
                "says | {says: '$n is created, in state $n.'}",
                "contains | {contains: [cancelled]}",
                "matches | {matches: '^is'}",
                "not | {not: [CREATED]}",
                "kind | {kind: ask}",
                "intent | {intent: create}",
                "confidence | {confidence: '> 0.8'}",
                "confidence | {confidence: '< 0.8'}",
                "confidence | {confidence: 0.7}",
                "next | {next: risk}",
                "next | {next: null}",
                "complete | {complete: false}",
                "slots.priority | {slots: {priority: 3}}",
                "slots.priority | {slots: {priority: null}}",
                "slots.risk | {slots: {risk: ~1}}",
                "slots.planned_start_date | {slots: {planned_start_date: '2031-03-01T22:00:00Z'}}",
                "slots.planned_start_date | {slots: {planned_start_date: '2031-03-01T20:00'}}",
                "quick_replies | {quick_replies: [high]}",
                "values.summary | {values: {summary: Restar}}",
                "change.state | {change: {state: Closed}}",
                "status | {status: 400}",
            })
    void says_what_is_not_as_expected(String line) throws IOException {
        var parts = line.split(" \\| ");
        assertEquals(
                List.of(parts[0]),
                judge(parts[1]).stream().map(Difference::what).toList());
    }

    private List<Difference> judge(String bot) throws IOException {
        return play("zone: Asia/Famagusta\nturns:\n  - user: create\n    bot: " + bot + "\n")
                .differences();
    }

    @Test
    void says_kept_names_and_sends_forms_in_one_conversation() throws IOException {
        var verdict = play("""
                turns:
                  - user: create
                    bot: {change: {number: $n}}
                  - user: status of $n
                    bot: $n is New.
                  - form: {number: $n, priority: 2}
                """);
        assertEquals(Result.PASSED, verdict.result(), () -> Report.failure(verdict));
        var said = parley.heard("/api/chat/message/");
        assertEquals(
                Map.of("number", "CHG0030001", "priority", "2"),
                said.get(2).body().get("form"));
        assertEquals(null, said.get(0).body().get("conversation_id"));
        assertEquals("c1", said.get(1).body().get("conversation_id"));
        assertEquals("c1", said.get(2).body().get("conversation_id"));
    }

    @Test
    void says_what_is_given_in_a_conversation_of_its_own() throws IOException {
        var verdict = play("given: [create]\nturns: [{user: hello, bot: Hello.}]\n");
        assertEquals(Result.PASSED, verdict.result());
        var said = parley.heard("/api/chat/message/");
        assertEquals(null, said.get(1).body().get("conversation_id"));
        assertEquals(said.get(0).user(), said.get(1).user());
    }

    @Test
    void what_is_given_has_to_work() throws IOException {
        assertEquals(
                Result.FAILED, play("given: [broken]\nturns: [{user: hello}]\n").result());
    }

    @Test
    void each_conversation_has_a_guest_with_a_language_and_a_zone() throws IOException {
        play("language: de\nzone: Asia/Tokyo\nturns: [{user: hello}]\n");
        play("turns: [{user: hello}]\n");
        var said = parley.heard("/api/chat/message/");
        assertEquals("de", said.get(0).body().get("language"));
        assertEquals("Asia/Tokyo", said.get(0).body().get("time_zone"));
        assertEquals(null, said.get(1).body().get("time_zone"));
        assertNotEquals(said.get(0).user(), said.get(1).user());
    }

    @Test
    void judges_nothing_after_a_turn_that_failed() throws IOException {
        var verdict = play("""
                turns:
                  - user: hello
                    bot: {says: Good day., kind: ask}
                  - user: create
                """);
        assertEquals(2, verdict.differences().size());
        assertEquals(1, verdict.transcript().size());
        assertEquals(1, parley.heard("/api/chat/message/").size());
    }

    @Test
    void a_refusal_fails_where_it_is_not_expected() throws IOException {
        assertEquals(Result.FAILED, play("turns: [{user: long}]\n").result());
        assertEquals(
                Result.FAILED,
                play("turns: [{user: long, bot: That is too long.}]\n").result());
        assertEquals(
                Result.PASSED,
                play("turns: [{user: long, bot: {status: 413, contains: too long}}]\n")
                        .result());
    }

    @Test
    void says_a_thing_as_often_as_it_is_to_be_said() throws IOException {
        play("turns: [{user: hello, times: 40, bot: Hello.}]\n");
        assertEquals(40, parley.heard("/api/chat/message/").size());
    }

    @Test
    void hears_when_the_same_is_said_twice_in_a_row() throws IOException {
        parley.says("what", "This.").says("what", "That.").says("what", "That.");
        var once = "turns: [{user: what}, {user: what, bot: {repeats: false}}";
        assertEquals(Result.PASSED, play(once + "]\n").result());
        assertEquals(
                Result.PASSED,
                play(once + ", {user: what, bot: {repeats: true}}]\n").result());
        assertEquals(
                Result.FAILED,
                play(once + ", {user: what, bot: {repeats: false}}]\n").result());
    }

    @Test
    void compares_all_the_changes_that_there_are_in_the_end() throws IOException {
        var none = "turns: [{user: hello}]\nchanges: none\n";
        var one = "turns: [{user: hello}]\nchanges: [{number: CHG1, state: New}]\n";
        var swapped = "turns: [{user: hello}]\nchanges: [{number: $n, state: Closed}, {number: CHG1}]\n";
        assertEquals(Result.PASSED, play(none).result());
        assertEquals(Result.FAILED, play(one).result());
        parley.has(Map.of("number", "CHG1", "state", "New"));
        assertEquals(Result.FAILED, play(none).result());
        assertEquals(Result.PASSED, play(one).result());
        parley.has(Map.of("number", "CHG2", "state", "Closed"));
        assertEquals(Result.FAILED, play(one).result());
        assertEquals(Result.PASSED, play(swapped).result());
    }

    @Test
    void sets_the_time_and_lets_it_go_on() throws IOException {
        parley.withClock();
        play("now: 2031-02-20T10:00:00Z\nturns: [{user: hello}, {user: hello, now: '2031-02-20T11:00:00Z'}]\n");
        var told = parley.heard("/test/clock");
        assertEquals(
                List.of("PUT", "PUT", "DELETE"),
                told.stream().map(FakeParley.Heard::method).toList());
        assertEquals(Map.of("now", "2031-02-20T11:00:00Z"), told.get(1).body());
    }

    @Test
    void skips_what_needs_a_time_where_none_can_be_set() throws IOException {
        var verdict = play("now: 2031-02-20T10:00:00Z\nturns: [{user: hello}]\n");
        assertEquals(Result.SKIPPED, verdict.result());
        assertTrue(verdict.reason().contains("time"));
        assertEquals(0, parley.heard("/api/chat/message/").size());
    }

    private Verdict play(String yaml) throws IOException {
        var file = Files.writeString(directory.resolve("conversation.yaml"), "name: x\n" + yaml);
        return new Player(parley.url()).play(ConversationFile.read(file).get(0));
    }
}
