/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.parley.runtime.evaluate.IntentScores.Answer;
import dev.parley.runtime.evaluate.IntentScores.Band;
import dev.parley.runtime.evaluate.IntentScores.Bands;
import dev.parley.runtime.evaluate.IntentScores.Confusion;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IntentScoresTest {

    private static final List<Answer> ANSWERS = List.of(
            new Answer("a", "a", 0.9),
            new Answer("a", "b", 0.8),
            new Answer("a", "a", 0.5),
            new Answer("b", "b", 0.39));

    @Test
    void counts_the_best_match_however_unsure_where_nothing_is_out_of_scope() {
        var scores = IntentScores.of(ANSWERS, List.of());

        assertEquals(0.75, scores.accuracy());
        assertNull(scores.oosRecall());
        assertNull(scores.oosPrecision());
        assertNull(scores.oosBands());
        assertEquals(List.of(new Confusion("a", "b", 1)), scores.confused());
    }

    @Test
    void takes_a_rejection_for_wrong_where_something_is_out_of_scope() {
        var outside = List.of(new Answer("", "a", 0.1), new Answer("", "b", 0.4), Answer.of("", List.of()));
        var scores = IntentScores.of(ANSWERS, outside);

        assertEquals(0.5, scores.accuracy());
        assertEquals(2 / 3.0, scores.oosRecall());
        assertEquals(2 / 3.0, scores.oosPrecision());
        assertEquals(List.of(new Confusion("a", "b", 1), new Confusion("b", "(rejected)", 1)), scores.confused());
    }

    @Test
    void has_no_precision_where_nothing_is_rejected() {
        var scores = IntentScores.of(List.of(new Answer("a", "a", 1)), List.of(new Answer("", "a", 1)));

        assertEquals(0.0, scores.oosRecall());
        assertNull(scores.oosPrecision());
    }

    @Test
    void says_what_the_engine_would_do() {
        assertEquals(
                new Bands(new Band(0.5, 0.5), new Band(0.25, 1.0), new Band(0.25, 1.0)),
                IntentScores.of(ANSWERS, List.of()).bands());
        assertEquals(
                new Bands(new Band(0, null), new Band(1, 0.0), new Band(0, null)),
                IntentScores.of(ANSWERS, List.of(new Answer("", "a", 0.4))).oosBands());
    }

    @Test
    void names_the_fifteen_pairs_that_are_confused_most_first() {
        var wrong = Stream.iterate(1, i -> i <= 20, i -> i + 1)
                .flatMap(i -> Collections.nCopies(i, new Answer("x" + i, "y", 1)).stream())
                .toList();
        var confused = IntentScores.of(wrong, List.of()).confused();

        assertEquals(15, confused.size());
        assertEquals(new Confusion("x20", "y", 20), confused.get(0));
        assertEquals(new Confusion("x6", "y", 6), confused.get(14));
    }
}
