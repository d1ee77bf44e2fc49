/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.conversation.Audience;
import dev.parley.api.knowledge.Passage;
import dev.parley.lib.search.Vectors;
import dev.parley.testkit.Bag;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpPagesTest {

    private static HelpPages withModel;
    private final HelpPages withoutModel = new HelpPages(Shipped.shelf());

    @BeforeAll
    static void index() {
        withModel = new HelpPages(Shipped.shelf());
        withModel.vectors =
                List.of(new HelpVectors(Shipped.shelf(), Shipped.model(), Vectors.by(Shipped.model()), Runnable::run));
    }

    private static List<Passage> ask(HelpPages pages, String text, String language) {
        return pages.search(Figures.question(text, language));
    }

    @Test
    void tells_customers_nothing() {
        var question = "How do I cancel a change?";

        assertEquals(3, ask(withModel, question, "en").size());
        assertEquals(List.of(), withModel.search(Figures.question(question, "en", Audience.CUSTOMER)));
    }

    @Test
    void answers_a_paraphrase_and_is_sure_of_it() {
        var passages = ask(withModel, "is it possible to revert a change I've just submitted?", "en");

        assertEquals("Undo and redo", passages.get(0).title());
        assertTrue(passages.get(0).confidence() >= Passage.SURE, passages.toString());
        assertTrue(passages.get(0).text().startsWith("\"Undo\" takes back"), passages.toString());
    }

    @Test
    void gives_the_closest_pages_best_first_without_being_sure_where_none_answers() {
        var passages = ask(withModel, "what's the weather like in Athens?", "en");

        assertEquals(3, passages.size());
        assertTrue(passages.get(0).confidence() < Passage.SURE, passages.toString());
        assertTrue(passages.get(0).confidence() >= passages.get(1).confidence());
        assertTrue(passages.get(1).confidence() >= passages.get(2).confidence());
    }

    @Test
    void speaks_the_language_of_who_asks_or_else_english() {
        assertEquals(
                "Einen Change stornieren",
                ask(withModel, "Wie storniere ich einen Change?", "de-CH")
                        .get(0)
                        .title());
        assertEquals(
                "Cancelling a change",
                ask(withModel, "How do I cancel a change?", "fr").get(0).title());
    }

    @Test
    void searches_by_words_without_a_model() {
        assertEquals(
                "Cancelling a change",
                ask(withoutModel, "how can I cancel my change?", "en").get(0).title());
        assertEquals(
                "Wer meine Gespräche sieht",
                ask(withoutModel, "Wer sieht meine Gespräche?", "de").get(0).title());
        assertEquals(List.of(), ask(withoutModel, "flurb wumpus", "en"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "?", "🎉🚀", "何時に開きますか", "как отменить изменение", "42", "\ud83c"})
    void finds_nothing_where_nothing_can_be_read(String text) {
        assertEquals(List.of(), ask(withModel, text, "en"));
        assertEquals(List.of(), ask(withoutModel, text, "en"));
    }

    @Test
    void finds_nothing_for_four_thousand_characters() {
        var text = "cancel my change ".repeat(240).substring(0, 4000);

        assertEquals(List.of(), ask(withModel, text, "en"));
        assertEquals(List.of(), ask(withoutModel, text, "en"));
    }

    @Test
    void goes_on_by_words_while_vectors_are_made_and_when_the_model_fails() {
        Queue<Runnable> background = new ArrayDeque<>();
        var model = new Bag();
        var pages = new HelpPages(Shipped.shelf());
        pages.vectors = List.of(new HelpVectors(Shipped.shelf(), model, Vectors.by(model), background::add));
        var byWords = ask(withoutModel, "how do I cancel a change?", "en");

        assertEquals(byWords, ask(pages, "how do I cancel a change?", "en"));
        background.remove().run();
        assertNotEquals(byWords, ask(pages, "how do I cancel a change?", "en"));
        model.fails = true;
        assertEquals(byWords, ask(pages, "how do I cancel a change?", "en"));
    }

    @Test
    void goes_on_by_words_when_vectors_cannot_be_made() {
        var model = new Bag();
        model.fails = true;
        var pages = new HelpPages(Shipped.shelf());
        pages.vectors = List.of(new HelpVectors(Shipped.shelf(), model, Vectors.by(model), Runnable::run));

        assertEquals(
                ask(withoutModel, "how do I cancel a change?", "en"), ask(pages, "how do I cancel a change?", "en"));
    }

    @Test
    void makes_the_vectors_of_another_language_when_it_is_asked_for_first() {
        var asked = new ArrayList<Runnable>();
        var vectors = new HelpVectors(Shipped.shelf(), new Bag(), Vectors.by(new Bag()), asked::add);
        assertEquals(1, asked.size());

        vectors.search("de", "wie?", 1);
        vectors.search("de", "wie?", 1);
        vectors.search("en", "how?", 1);

        assertEquals(2, asked.size());
    }

    @Test
    void answers_and_refuses_about_as_often_as_when_it_was_measured() {
        var questions = Shipped.questions("en", "measuring");
        long refused = questions.stream()
                .filter(asked -> !asked.isAnswered() && !isSure(asked))
                .count();
        long sure = questions.stream()
                .filter(asked -> asked.isAnswered() && isSure(asked))
                .count();
        long unanswerable =
                questions.stream().filter(asked -> !asked.isAnswered()).count();

        assertTrue(refused >= 0.8 * unanswerable, refused + " of " + unanswerable);
        assertTrue(sure >= 0.25 * (questions.size() - unanswerable), sure + " are answered");
    }

    private static boolean isSure(Shipped.Asked asked) {
        return ask(withModel, asked.question(), "en").stream()
                .anyMatch(passage -> passage.confidence() >= Passage.SURE);
    }
}
