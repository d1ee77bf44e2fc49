/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RetrievalScoresTest {

    @Test
    void takes_the_place_of_the_first_right_entry() {
        var query = new RetrievalData.Query("?", Set.of("b", "c"));

        assertEquals(2, RetrievalScores.place(List.of("a", "b", "c"), query));
        assertEquals(0, RetrievalScores.place(List.of("a"), query));
        assertEquals(0, RetrievalScores.place(List.of(), query));
    }

    @Test
    void counts_places() {
        assertEquals(new RetrievalScores(0.25, 0.5, (1 + 0.2 + 0.1 + 0) / 4), RetrievalScores.of(List.of(1, 5, 10, 0)));
    }
}
