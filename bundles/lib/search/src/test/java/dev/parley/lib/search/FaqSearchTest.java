/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.lib.search.FaqSearch.Scored;
import dev.parley.lib.search.Retrieval.Entry;
import dev.parley.testkit.Bag;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FaqSearchTest {

    private static final double SURE = 0.7;

    private static final List<Entry> ENTRIES = List.of(
            new Entry("refund", "Can I get my money back?", "Yes, within two weeks, if the seal is whole."),
            new Entry("hours", "When are you open?", "Monday to Friday from nine to five."),
            new Entry("cafe", "Où est le café?", "Im Erdgeschoß."),
            new Entry("cafe", "Where is the coffee bar?", "Im Erdgeschoß."));

    private static FaqSearch shipped() {
        return FaqSearch.over(ENTRIES, Optional.of(Shipped.model()), Vectors.by(Shipped.model()));
    }

    @Test
    void knows_its_own_questions_without_asking_the_model() {
        var model = new Bag();
        var search = FaqSearch.over(ENTRIES, Optional.of(model), Vectors.by(model));
        model.asked.clear();

        for (var same :
                List.of("Où est le café?", "  OU EST  LE CAFE", "ou... est-le cafe!", "where is the coffee bar")) {
            assertEquals(List.of(new Scored("cafe", 1, true)), search.search(same, 5), same);
        }
        assertEquals(List.of(), model.asked);
    }

    @Test
    void is_sure_of_a_paraphrase_and_not_of_something_else() {
        var search = shipped();
        var refund =
                search.search("is it possible to get my money back please", 5).get(0);

        assertEquals("refund", refund.id());
        assertTrue(refund.confidence() >= SURE && !refund.isSame(), refund.toString());
        var weather = search.search("will it rain in Athens tomorrow", 5).get(0);
        assertTrue(weather.confidence() < SURE, weather.toString());
    }

    @Test
    void goes_on_by_words_without_a_model_and_with_one_that_fails() {
        var model = new Bag();
        var failing = FaqSearch.over(ENTRIES, Optional.of(model), Vectors.by(model));
        model.fails = true;
        for (var search : List.of(failing, FaqSearch.over(ENTRIES, Optional.empty(), texts -> java.util.Map.of()))) {
            assertEquals("refund", search.search("my monney back", 5).get(0).id());
            assertEquals(List.of(), search.search("elephants", 5));
        }
    }

    @Test
    void finds_nothing_in_nothing() {
        assertEquals(
                List.of(),
                FaqSearch.over(List.of(), Optional.empty(), texts -> java.util.Map.of())
                        .search("x", 3));
        for (var nothing : List.of("", "?!", "🎉")) {
            assertEquals(List.of(), shipped().search(nothing, 3));
        }
        assertFalse(shipped().search("when", 3).isEmpty());
        assertEquals(1, shipped().search("when", 1).size());
    }
}
