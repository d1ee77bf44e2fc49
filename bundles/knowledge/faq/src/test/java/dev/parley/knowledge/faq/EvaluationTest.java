/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.faq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.knowledge.Passage;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvaluationTest {

    @Test
    void answers_and_refuses_about_as_often_as_when_it_was_measured() {
        var results = Evaluation.of("measuring").results(Optional.of(Shipped.model()));
        var point = Curve.Point.at(Passage.SURE, results);

        assertTrue(Curve.Point.at(0, results).right() >= 0.78, "nearest is right");
        assertTrue(point.right() >= 0.6, point.toString());
        assertTrue(point.refused() >= 0.8, point.toString());
    }

    @Test
    void asks_other_questions_for_measuring_than_for_choosing_of_the_same_faqs() {
        var choosing = Evaluation.of("choosing");
        var measuring = Evaluation.of("measuring");
        var texts = new HashSet<String>();
        List.of(choosing, measuring)
                .forEach(half -> half.queries().forEach(query -> assertTrue(texts.add(query.text()), query.text())));

        assertEquals(choosing.entries(), measuring.entries());
        assertTrue(texts.size() > 250, texts.size() + " questions");
    }

    @Test
    void has_the_samples_among_its_faqs() {
        var questions = Evaluation.of("measuring").entries().stream()
                .map(Evaluation.Entry::question)
                .toList();

        Samples.all().forEach(sample -> assertTrue(questions.contains(sample.question()), sample.question()));
    }
}
