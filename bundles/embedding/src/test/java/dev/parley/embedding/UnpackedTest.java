/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedTest {

    private static final String FILE = "bge-small-en-v1.5-q-tokenizer.json";

    @TempDir
    Path room;

    @Test
    void holds_files_of_the_bundle_until_it_is_closed() throws IOException {
        Path file;
        try (var unpacked = new Unpacked(room.resolve("made/for/it"))) {
            file = unpacked.file(FILE);
            assertTrue(Files.readString(file).startsWith("{"));
        }
        assertFalse(Files.exists(file.getParent()));
    }

    @Test
    void has_another_directory_each_time() throws IOException {
        try (var one = new Unpacked(room);
                var two = new Unpacked(room)) {
            assertNotEquals(one.file(FILE), two.file(FILE));
        }
    }

    @Test
    void tells_of_a_library_that_there_is_not_for_this_machine() throws IOException {
        try (var unpacked = new Unpacked(room)) {
            var problem = assertThrows(IOException.class, () -> unpacked.file("native/lib/linux-riscv64/libx.so"));
            assertEquals("There is no native/lib/linux-riscv64/libx.so for this machine.", problem.getMessage());
        }
    }
}
