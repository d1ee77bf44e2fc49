/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.runtime.conversations.Verdict.Exchange;
import dev.parley.runtime.conversations.Verdict.Result;
import dev.parley.runtime.settings.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final Path FILE = Path.of("correct.yaml");

    private final Conversation conversation = new Conversation(
            new Place(FILE, 3),
            "the priority is corrected",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty());

    private final Verdict failed = new Verdict(
            conversation,
            Result.FAILED,
            List.of(
                    new Exchange(new Place(FILE, 5), "create a change", "What's a brief summary?"),
                    new Exchange(new Place(FILE, 8), "make it high", "I'm not sure what you'd like.")),
            List.of(
                    new Difference("slots.priority", "2", "nothing"),
                    new Difference(
                            "contains",
                            "Priority is now High",
                            "I'm not sure what you'd like. Something about changes, or another thing altogether?")),
            "");

    private final Verdict passed = new Verdict(conversation, Result.PASSED, List.of(), List.of(), "");

    @Test
    void marks_the_failing_turn_and_sets_expected_and_got_side_by_side() {
        assertEquals("""
                FAILED correct.yaml:3  the priority is corrected
                  user  create a change
                  bot   What's a brief summary?
                > user  make it high
                > bot   I'm not sure what you'd like.
                  in line 8

                  slots.priority | expected                                             | got
                             | 2                                                    | nothing

                  contains   | expected                                             | got
                             | Priority is now High                                 | I'm not sure what you'd like. Something about
                             |                                                      | changes, or another thing altogether?

                """, Report.failure(failed));
    }

    @Test
    void marks_no_turn_where_the_changes_are_others_in_the_end() {
        var verdict = new Verdict(
                conversation,
                Result.FAILED,
                List.of(new Exchange(new Place(FILE, 5), "yes", "CHG1 is created.")),
                List.of(new Difference("changes", "no others", "number: CHG2")),
                "");
        assertEquals("""
                FAILED correct.yaml:3  the priority is corrected
                  user  yes
                  bot   CHG1 is created.

                  changes    | expected                                             | got
                             | no others                                            | number: CHG2

                """, Report.failure(verdict));
    }

    @Test
    void counts_in_one_line() {
        assertEquals("1 passed, 1 failed", Report.summary(List.of(passed, failed)));
        assertEquals(
                "1 passed, 0 failed, 1 skipped",
                Report.summary(List.of(passed, Verdict.skipped(conversation, "no clock"))));
    }

    @Test
    void is_json_too() {
        var json = (Map<?, ?>) Json.read(Report.json(List.of(passed, failed)));
        assertEquals(1, json.get("failed"));
        var conversations = (List<?>) json.get("conversations");
        var second = (Map<?, ?>) conversations.get(1);
        assertEquals("failed", second.get("result"));
        assertEquals(3, second.get("line"));
        assertEquals(2, ((List<?>) second.get("differences")).size());
    }

    @Test
    void breaks_long_words_too() {
        assertEquals(List.of("aaaaa", "a bb"), Report.wrapped("aaaaaa bb", 5));
        assertEquals(List.of("one", "two", "", "three"), Report.wrapped("one two\n\nthree", 5));
    }
}
