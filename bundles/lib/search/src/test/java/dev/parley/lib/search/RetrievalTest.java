/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.lib.search.Retrieval.Entry;
import dev.parley.lib.search.Retrieval.Hit;
import java.io.File;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetrievalTest {

    private static final List<Entry> ENTRIES = List.of(
            new Entry("refund", "Can I get my money back?", "Yes, within two weeks, if the seal is whole."),
            new Entry("hours", "When are you open?", "Monday to Friday from nine to five."),
            new Entry("parking", "Where can I park?", "There is a garage below the house. The entry is at the back."));

    private final Retrieval retrieval = Retrieval.over(ENTRIES, Shipped.model());

    @Test
    void finds_a_question_in_other_words_and_what_only_the_answer_says() {
        assertEquals("refund", first("is it possible to be reimbursed?"));
        assertEquals("hours", first("opening times"));
        assertEquals("parking", first("is there a garage?"));
    }

    private String first(String query) {
        return retrieval.search(query, 3).get(0).id();
    }

    @Test
    void gives_the_nearest_first_and_no_more_than_wanted() {
        var hits = retrieval.search("When are you open?", 2);

        assertEquals(2, hits.size());
        assertEquals(
                hits,
                hits.stream()
                        .sorted(Comparator.comparingDouble(Hit::score).reversed())
                        .toList());
        assertTrue(hits.get(0).score() > 0.8 && hits.get(0).score() <= 1.001, hits.toString());
    }

    @Test
    void entries_of_one_id_are_found_once_by_the_nearest_of_their_titles() {
        var both = Retrieval.over(
                List.of(
                        new Entry("a", "Where can I park?", "Below the house."),
                        new Entry("a", "Is there a garage?", "Below the house."),
                        new Entry("b", "When are you open?", "")),
                Shipped.model());

        var hits = both.search("Is there a garage?", 10);

        assertEquals(List.of("a", "b"), hits.stream().map(Hit::id).toList());
    }

    @Test
    void takes_entries_without_title_or_text_and_leaves_out_empty_ones() {
        var odd = Retrieval.over(
                List.of(
                        new Entry("untitled", " ", "There is a garage below the house."),
                        new Entry("bare", "When are you open?", ""),
                        new Entry("empty", "", " ")),
                Shipped.model());

        assertEquals(
                List.of("untitled", "bare"),
                odd.search("garage", 10).stream().map(Hit::id).toList());
        assertEquals("bare", odd.search("opening hours", 10).get(0).id());
        assertEquals(List.of(), Retrieval.over(List.of(), Shipped.model()).search("garage", 10));
    }

    @Test
    void nothing_is_found_by_what_has_no_words_and_odd_texts_do_no_harm() {
        for (var nothing : List.of("", "  ", "?!", "🎉🎉", "\n\t")) {
            assertEquals(List.of(), retrieval.search(nothing, 3));
        }
        for (var odd : List.of("x", "wie spät ist es", "何時に開きますか", "\ud83c a", "long ".repeat(800))) {
            for (var hit : retrieval.search(odd, 3)) {
                assertTrue(Double.isFinite(hit.score()), odd);
            }
        }
    }

    @Test
    void finds_no_fewer_of_our_own_faq_than_when_it_was_measured() throws IOException {
        var faq = Faq.of(new File("src/test/resources/dev/parley/lib/search/faq.json"));
        var all = Retrieval.over(faq.entries(), Shipped.model());

        long found = faq.queries().stream()
                .filter(query -> query.relevant()
                        .contains(all.search(query.text(), 1).get(0).id()))
                .count();

        assertFalse(faq.queries().isEmpty());
        assertTrue(
                found >= 0.70 * faq.queries().size(),
                found + " of " + faq.queries().size());
    }
}
