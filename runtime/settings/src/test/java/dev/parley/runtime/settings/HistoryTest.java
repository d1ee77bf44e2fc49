/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {

    private static final String PID = "parley.test";

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void choose() {
        file = directory.resolve("settings").resolve("history.jsonl");
    }

    @Test
    void outlives_a_restart_and_a_line_that_was_not_written_to_its_end() throws Exception {
        add(new History(file), null, Map.of("a", 1, "list", new String[] {"x", "y"}));
        Files.writeString(file, "{\"id\": 2, \"at", StandardOpenOption.APPEND);
        var again = new History(file);
        add(again, Map.of("a", 1), Map.of("a", 2));
        var newest = new History(file).newest(0, 10);
        assertEquals(List.of(2L, 1L), newest.stream().map(Change::id).toList());
        assertEquals(
                Optional.of(Map.of("a", 1, "list", List.of("x", "y"))),
                newest.get(1).after());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void what_changes_nothing_is_no_change() {
        var history = new History(file);
        add(history, Map.of("a", 1), Map.of("a", "1"));
        add(history, null, null);
        assertEquals(List.of(), history.newest(0, 10));
    }

    @Test
    void gives_parts_of_itself() {
        var history = new History(file);
        for (int i = 0; i < 5; i++) {
            add(history, Map.of("a", i), Map.of("a", i + 1));
        }
        assertEquals(
                List.of(3L, 2L), history.newest(2, 2).stream().map(Change::id).toList());
        assertEquals(List.of(4L, 5L), history.since(3).stream().map(Change::id).toList());
        assertEquals(5, history.last());
        assertEquals(Optional.empty(), history.find(6));
    }

    private static void add(History history, Map<String, Object> before, Map<String, Object> after) {
        history.add(PID, Optional.ofNullable(before), Optional.ofNullable(after), Secrets::isSecret);
    }
}
