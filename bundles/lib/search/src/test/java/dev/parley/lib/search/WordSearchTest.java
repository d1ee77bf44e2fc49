/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.lib.search.Retrieval.Entry;
import dev.parley.lib.search.Retrieval.Hit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordSearchTest {

    private final WordSearch words = WordSearch.over(List.of(
            new Entry("refund", "How do I get a refund?", "Within two weeks, if the seal is whole."),
            new Entry("hours", "Opening hours", "Monday to Friday. Ask about a refund at the desk."),
            new Entry("cafe", "Où est le café?", "Im Erdgeschoß, neben der Garderobe."),
            new Entry("cafe", "Where can I have a coffee?", "")));

    private List<String> find(String question) {
        return words.search(question, 10).stream().map(Hit::id).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "REFUNDS, refund",
        "refunded, refund",
        "refnud, refund",
        "openning huors, hours",
        "le cafe, cafe",
        "erdgeschoss, cafe",
        "garderobbe, cafe",
    })
    void finds_whatever_the_case_the_accents_the_ending_or_the_typing_error(String question, String id) {
        assertEquals(id, find(question).get(0));
    }

    @Test
    void a_word_in_the_title_counts_more_than_one_in_the_text() {
        assertEquals(List.of("refund", "hours"), find("refund"));
    }

    @Test
    void scores_are_shares_and_each_id_is_found_once() {
        var all = words.search("get refund", 10).get(0).score();
        var half = words.search("refund elephants", 10).get(0).score();

        assertTrue(all > 0.8 && all <= 1, "" + all);
        assertTrue(half > 0.1 && half < 0.5, "" + half);
        assertEquals(List.of("cafe"), find("cafe coffee"));
        assertEquals(1, words.search("refund", 1).size());
    }

    @Test
    void short_words_have_no_typing_errors_and_nothing_is_an_order() {
        for (var nothing : List.of("", "?!", "how do I", "owo", "*", "elephants", "id: refund* ~2", "🎉")) {
            assertEquals(nothing.contains("refund") ? List.of("refund", "hours") : List.of(), find(nothing), nothing);
        }
        assertEquals(List.of(), WordSearch.over(List.of()).search("refund", 10));
        assertEquals(List.of(), words.search("refund", 0));
    }
}
