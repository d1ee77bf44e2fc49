/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeySourceTest {

    @TempDir
    Path data;

    private Path made;

    @BeforeEach
    void name() {
        made = data.resolve("config.key");
    }

    @Test
    void makes_a_key_once_that_only_the_owner_can_read() throws Exception {
        var first = keys(Map.of());

        assertEquals(first, keys(Map.of()));
        assertEquals(1, first.keys().size());
        if (Files.getFileStore(made).supportsFileAttributeView("posix")) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made)));
        }
        try (var files = Files.list(data)) {
            assertEquals(List.of(made), files.toList());
        }
    }

    @Test
    void takes_keys_from_the_environment_first_then_from_the_named_file() throws Exception {
        var file = data.resolve("mounted");
        var old = KeyRing.newKey().strip();
        Files.writeString(file, KeyRing.newKey() + "\r\n" + old + "\n");
        var named = Map.of(KeySource.FILE, file.toString(), KeySource.VALUE, " ");
        var given = Map.of(KeySource.FILE, file.toString(), KeySource.VALUE, old + ", " + KeyRing.newKey());

        assertEquals(2, keys(named).keys().size());
        assertEquals(KeyRing.parse(old).current(), keys(given).current());
        assertFalse(Files.exists(made));
    }

    @Test
    void a_key_that_is_none_is_refused_without_telling_it() throws Exception {
        for (var wrong : List.of("hunter2-hunter2", "aHVudGVyMg==", "x".repeat(64), ",")) {
            var problem = assertThrows(KeySource.Unusable.class, () -> keys(Map.of(KeySource.VALUE, wrong)));
            assertTrue(problem.getMessage().startsWith(KeySource.VALUE + " has "), problem.getMessage());
            assertFalse(wrong.length() > 1 && problem.toString().contains(wrong));
            assertEquals(null, problem.getCause());
        }
        Files.writeString(made, "");
        var empty = assertThrows(KeySource.Unusable.class, () -> keys(Map.of()));
        assertEquals(made + " has no key", empty.getMessage());
        assertEquals("", Files.readString(made), "it is not replaced");
    }

    @Test
    void a_named_file_that_is_missing_is_not_made() {
        var missing = data.resolve("missing");
        var problem = assertThrows(KeySource.Unusable.class, () -> keys(Map.of(KeySource.FILE, missing.toString())));
        assertEquals(missing + " cannot be read", problem.getMessage());
        assertFalse(Files.exists(missing));
    }

    @Test
    void a_key_is_never_told() {
        var key = KeyRing.newKey().strip();
        assertFalse(KeyRing.parse(key).toString().contains(key));
        assertFalse(new KeySource(Map.of(KeySource.VALUE, key), data).toString().contains(key));
    }

    private KeyRing keys(Map<String, String> environment) throws KeySource.Unusable {
        return new KeySource(environment, data).keys();
    }
}
