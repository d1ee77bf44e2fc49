/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PassagesTest {

    @Test
    void cuts_at_sentences_and_lines_and_leaves_out_what_has_no_words() {
        assertEquals(
                List.of("One sentence.", "Is this another?", "A line", "- an item"),
                Passages.of("One sentence. Is this another?\nA line\n\n***\n- an item\n…"));
        assertEquals(List.of(), Passages.of(" \n"));
    }

    @Test
    void takes_no_more_than_its_limit() {
        assertEquals(Passages.MOST, Passages.of("Yes. ".repeat(1000)).size());
    }

    @Test
    void a_beginning_has_whole_sentences_and_at_least_one() {
        var long1 = "a".repeat(200) + ".";
        var long2 = "b".repeat(300) + ".";

        assertEquals(long1, Passages.beginning(List.of(long1, long2)));
        assertEquals(long2, Passages.beginning(List.of(long2, long1)));
        assertEquals("One. Two.", Passages.beginning(List.of("One.", "Two.")));
        assertEquals("", Passages.beginning(List.of()));
    }
}
