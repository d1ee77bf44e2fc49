/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.lib.search.Retrieval;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordSearchTest {

    private final WordSearch search = new WordSearch(List.of(
            new Page(
                    "cancel",
                    "Cancelling a change",
                    "The reason goes into its notes.",
                    List.of("How do I withdraw it?")),
            new Page("list", "Listing changes", "Filter by state.", List.of()),
            new Page("zone", "Time zones", "The window keeps its length. You can cancel it.", List.of())));

    @Test
    void finds_words_in_other_forms() {
        assertEquals("cancel", search.search("cancelled", 5).get(0).id());
        assertEquals("list", search.search("lists and listings", 5).get(0).id());
    }

    @Test
    void a_word_in_a_title_or_question_counts_more_than_one_in_a_text() {
        assertEquals(
                List.of("cancel", "zone"),
                search.search("cancel", 5).stream().map(Retrieval.Hit::id).toList());
        assertEquals("cancel", search.search("withdraw", 5).get(0).id());
    }

    @Test
    void a_word_that_no_page_has_lowers_the_score() {
        double known = search.search("time zones", 1).get(0).score();
        double mixed = search.search("time zones wumpus", 1).get(0).score();

        assertEquals(1, known, 1e-9);
        assertTrue(mixed < known);
    }

    @Test
    void finds_nothing_without_a_shared_word() {
        assertEquals(List.of(), search.search("wumpus", 5));
        assertEquals(List.of(), search.search("", 5));
    }
}
