/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.faq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.embed.SentenceModel;
import dev.parley.api.faq.Faq;
import dev.parley.api.faq.Faqs.Edition;
import dev.parley.testkit.Bag;
import dev.parley.testkit.embed.MemoryVectors;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How the search keeps up with editions and models. */
class LearningTest {

    private static final String ANAGRAM = "Eal snur do?";

    private final Bag model = new Bag();
    private final MemoryVectors cache = new MemoryVectors();
    private Optional<SentenceModel> present = Optional.of(model);
    private final Index index = new Index(() -> present, cache);

    private static Edition edition(int revision, String... questions) {
        return new Edition(
                Integer.toString(revision),
                IntStream.range(0, questions.length)
                        .mapToObj(i -> new Faq(i + 1, questions[i], "Yes.", List.of(), i, true, Instant.EPOCH))
                        .toList());
    }

    private List<String> found(String text) {
        return index.searched().orElseThrow().search(text, 1).stream()
                .map(found -> found.faq().question())
                .toList();
    }

    private boolean isLearned() {
        return index.searched().orElseThrow().isLearned();
    }

    @Test
    void searches_by_words_at_once_and_by_meaning_when_it_has_learned() {
        index.take(edition(1, "Are you closed on Sunday?", "Rule and so?"));
        assertEquals(List.of("Are you closed on Sunday?"), found("closed sunday"));
        assertEquals(List.of(), found(ANAGRAM));

        index.learn();

        assertEquals(List.of("Rule and so?"), found(ANAGRAM));
    }

    @Test
    void has_learned_few_changes_when_they_are_taken() {
        index.take(edition(1, "Are you closed on Sunday?"));
        index.learn();
        model.asked.clear();

        index.take(edition(2, "Are you closed on Sunday?", "Rule and so?"));

        assertTrue(isLearned());
        assertEquals(List.of("Rule and so?"), found(ANAGRAM));
        assertTrue(model.asked.stream().noneMatch(text -> text.contains("Sunday")), model.asked.toString());
    }

    @Test
    void searches_many_changes_by_words_until_it_has_learned_them() {
        index.take(edition(1, "Are you closed on Sunday?"));
        index.learn();
        var many =
                IntStream.range(0, Index.AT_ONCE + 1).mapToObj(i -> "Many " + i).toArray(String[]::new);

        index.take(edition(2, many));

        assertFalse(isLearned());
        assertEquals(List.of("Many 7"), found("many 7"));
        index.learn();
        assertTrue(isLearned());
    }

    @Test
    void never_goes_back_to_an_older_edition() {
        index.take(edition(10, "New?"));
        index.take(edition(9, "Old?"));

        assertEquals("10", index.searched().orElseThrow().edition().revision());
    }

    @Test
    void learns_anew_when_another_model_comes() {
        index.take(edition(1, "Rule and so?"));
        index.learn();
        var other = new Bag();
        present = Optional.of(other);

        index.learn();

        assertTrue(index.searched().orElseThrow().isLearnedBy(other));
    }

    @Test
    void makes_no_vector_again_after_a_restart() {
        index.take(edition(1, "Rule and so?"));
        index.learn();
        model.asked.clear();
        var restarted = new Index(() -> present, cache);

        restarted.take(edition(1, "Rule and so?"));
        restarted.learn();

        assertTrue(restarted.searched().orElseThrow().isLearned());
        assertEquals(List.of(), model.asked);
    }

    @Test
    void goes_on_by_words_without_a_model_and_where_it_fails() {
        model.fails = true;
        index.take(edition(1, "Are you closed on Sunday?"));
        index.learn();
        assertEquals(List.of("Are you closed on Sunday?"), found("closed sunday"));

        present = Optional.empty();
        index.take(edition(2, "Are you closed on Monday?"));
        index.learn();
        assertEquals(List.of("Are you closed on Monday?"), found("closed monday"));
    }

    @Test
    void goes_on_by_words_when_the_model_fails_at_a_question_or_a_change() {
        index.take(edition(1, "Are you closed on Sunday?"));
        index.learn();
        model.fails = true;

        assertEquals(List.of("Are you closed on Sunday?"), found("closed sunday"));
        index.take(edition(2, "Are you closed on Monday?"));
        assertEquals(List.of("Are you closed on Monday?"), found("closed monday"));
    }

    @Test
    void asks_no_model_where_the_text_is_the_faqs_own() {
        index.take(edition(1, "Où est-ce que c'est fermé?"));
        index.learn();
        model.asked.clear();

        assertEquals(List.of("Où est-ce que c'est fermé?"), found("  ou est-ce que  C'EST FERME"));
        assertEquals(List.of(), model.asked);
    }
}
