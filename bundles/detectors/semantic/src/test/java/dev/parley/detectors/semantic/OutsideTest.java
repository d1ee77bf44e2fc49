/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.semantic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutsideTest {

    @TempDir
    Path directory;

    @Test
    void ships_many_different_sentences() {
        var shipped = Outside.shipped();
        assertTrue(shipped.size() >= 600, () -> shipped.size() + " sentences");
        assertEquals(shipped.size(), new HashSet<>(shipped).size());
    }

    @Test
    void takes_an_admins_sentences_first_and_for_certain() throws Exception {
        var file = Files.writeString(directory.resolve("own.txt"), "# ours\n\n where is the lab \nhello\nhello\n");
        var outside = Outside.in(file.toString());
        assertEquals(List.of("where is the lab", "hello"), outside.texts().subList(0, outside.certain()));
        assertEquals(1, Collections.frequency(outside.texts(), "hello"));
        assertTrue(outside.texts().containsAll(Outside.shipped()));
    }

    @Test
    void goes_on_with_the_shipped_ones_without_the_file() throws Exception {
        var binary = Files.write(directory.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        for (var file : List.of("", directory.resolve("none").toString(), directory.toString(), binary.toString())) {
            assertEquals(new Outside(Outside.shipped(), 0), Outside.in(file), file);
        }
    }

    @Test
    void needs_no_shipped_ones_beside_many_others() {
        var many = IntStream.range(0, Outside.ENOUGH)
                .mapToObj(i -> "sentence " + i)
                .toList();
        assertEquals(new Outside(many, Outside.ENOUGH), Outside.of(many));
        assertTrue(Outside.of(many.subList(1, many.size())).texts().containsAll(Outside.shipped()));
    }
}
