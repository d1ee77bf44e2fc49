/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.runtime.conversations.Verdict.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {

    @TempDir
    Path directory;

    private final List<Map<String, ?>> messages = new ArrayList<>();

    @Test
    void what_was_recorded_passes_when_it_is_held_again_with_other_numbers() throws IOException {
        user("create: \"it\" for $5, or $money? #1\nnow", "10:00:30", Map.of());
        bot(
                "CHG0030001 is created.\n2 things: \"it\", $money.",
                "create",
                "CHG0030001",
                Map.of("number", "CHG0030001"));
        user("undo CHG0030001", "10:00:59", Map.of());
        bot("CHG0030001 is cancelled.", "undo", "", Map.of());
        user("a, b", "10:01:02", Map.of("form", Map.of("summary", "a", "reason", "b")));
        bot("Thanks.", "help", "", Map.of("summary", "~a"));
        var yaml = Recording.of(Map.of("id", "7", "messages", messages), Optional.of(ZoneId.of("Asia/Tokyo")));
        var conversation = ConversationFile.read(Files.writeString(directory.resolve("r.yaml"), yaml))
                .get(0);
        try (var parley = new FakeParley()
                .withClock()
                .says(
                        "create: \"it\" for $5, or $money? #1\nnow",
                        reply(
                                "CHG0030777 is created.\n2 things: \"it\", $money.",
                                "create",
                                "CHG0030777",
                                Map.of("number", "CHG0030777")))
                .says("undo CHG0030777", reply("CHG0030777 is cancelled.", "undo", "", Map.of()))
                .says("", reply("Thanks.", "help", "", Map.of("summary", "~a")))) {
            var verdict = new Player(parley.url()).play(conversation);
            assertEquals(Result.PASSED, verdict.result(), () -> yaml + Report.failure(verdict));
            assertEquals(3, parley.heard("/api/chat/message/").size());
            assertEquals(
                    Map.of("summary", "a", "reason", "b"),
                    parley.heard("/api/chat/message/").get(2).body().get("form"));
            assertEquals(
                    List.of("2031-02-20T10:00:30Z", "2031-02-20T10:01:02Z"),
                    parley.heard("/test/clock").stream()
                            .filter(told -> told.method().equals("PUT"))
                            .map(told -> told.body().get("now"))
                            .toList());
        }
    }

    @Test
    void what_was_recorded_fails_where_something_else_is_said() throws IOException {
        user("create", "10:00:00", Map.of());
        bot("Done.", "create", "", Map.of());
        var yaml = Recording.of(Map.of("id", "7", "messages", messages), Optional.empty());
        var conversation = ConversationFile.read(Files.writeString(directory.resolve("r.yaml"), yaml))
                .get(0);
        try (var parley = new FakeParley().withClock().says("create", reply("Not done.", "create", "", Map.of()))) {
            assertEquals(
                    List.of("says"),
                    new Player(parley.url())
                            .play(conversation).differences().stream()
                                    .map(Difference::what)
                                    .toList());
        }
    }

    @Test
    void is_held_again_in_the_language_and_the_zone_it_was_held_in() throws IOException {
        user("hallo", "10:00:00", Map.of("language", "de", "time_zone", "Asia/Tokyo"));
        var yaml = Recording.of(Map.of("id", "7", "messages", messages), Optional.of(ZoneId.of("Europe/Athens")));
        var conversation = ConversationFile.read(Files.writeString(directory.resolve("r.yaml"), yaml))
                .get(0);
        assertEquals(Optional.of("de"), conversation.language());
        assertEquals(Optional.of(ZoneId.of("Asia/Tokyo")), conversation.zone());
    }

    @Test
    void says_what_it_could_not_know() {
        user("status of CHG0030009", "10:00:00", Map.of());
        bot("CHG0030009 is New.", "status", "", Map.of());
        bot("ServiceNow is back.", "status", "", Map.of());
        var yaml = Recording.of(Map.of("id", "7", "messages", messages), Optional.empty());
        assertTrue(yaml.contains("# CHG0030009 was there before"), yaml);
        assertTrue(yaml.contains("# Told without being asked: ServiceNow is back."), yaml);
    }

    @Test
    void nothing_said_is_nothing_to_record() {
        assertThrows(Mistake.class, () -> Recording.of(Map.of("messages", List.of()), Optional.empty()));
    }

    private void user(String text, String time, Map<String, ?> metadata) {
        messages.add(
                Map.of("sender", "user", "text", text, "timestamp", "2031-02-20T" + time + "Z", "metadata", metadata));
    }

    private void bot(String text, String intent, String change, Map<String, String> slots) {
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("kind", "answer");
        if (!change.isEmpty()) {
            metadata.put("change_request", Map.of("number", change, "state", "New"));
        }
        metadata.put("progress", Map.of("intent", intent, "collected", slots, "complete", true));
        messages.add(Map.of("sender", "bot", "text", text, "timestamp", "2031-02-20T10:00:00Z", "metadata", metadata));
    }

    private static Map<String, ?> reply(String text, String intent, String change, Map<String, String> slots) {
        return Map.of(
                "bot_message",
                text,
                "intent",
                intent,
                "kind",
                "answer",
                "is_complete",
                true,
                "collected_data",
                slots,
                "change_request",
                change.isEmpty() ? Map.of() : Map.of("number", change, "state", "New"));
    }
}
