/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.faq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.conversation.Audience;
import dev.parley.api.faq.Faq;
import dev.parley.api.knowledge.Finding;
import dev.parley.api.knowledge.Passage;
import dev.parley.api.knowledge.Question;
import dev.parley.api.knowledge.Source;
import dev.parley.api.user.User;
import dev.parley.store.Migrations;
import dev.parley.testkit.embed.MemoryVectors;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What customers get from the samples with the model that Parley ships. */
class FaqBaseTest {

    private static JdbiFaqs faqs;
    private static FaqBase base;

    @BeforeAll
    static void start() {
        var database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Migrations.apply(database);
        faqs = new JdbiFaqs(database, new MemoryVectors(), Duration.ofHours(1)).with(List.of(Shipped.model()));
        base = new FaqBase(faqs);
        faqs.save(List.of(
                new Faq(0, "Πού είναι το κατάστημα;", "Στο κέντρο.", List.of(), 20, true, Instant.EPOCH),
                new Faq(0, "Gibt es Münzprägungen für Vereine?", "Ja.", List.of(), 21, true, Instant.EPOCH)));
        Wait.until("learned", faqs::isLearned);
    }

    @AfterAll
    static void stop() {
        faqs.stop();
    }

    private static Question question(String text, Audience audience) {
        return new Question(
                new User("u", "U", Set.of()),
                UUID.randomUUID(),
                text,
                Locale.ENGLISH,
                audience,
                Instant.now().plusSeconds(5),
                List::of);
    }

    private static Optional<Finding> answer(String text) {
        return base.answer(question(text, Audience.CUSTOMER), piece -> {});
    }

    private static Optional<String> title(String text) {
        return answer(text).map(finding -> finding.sources().get(0).title());
    }

    @Test
    void answers_with_the_faq_and_says_so() {
        var invoice = faqs.edition().all().get(5);

        assertEquals(
                Optional.of(new Finding(
                        invoice.answer(),
                        "faq",
                        Optional.of(Long.toString(invoice.id())),
                        1,
                        List.of(new Source("Where do I find my invoice?", Optional.empty(), Optional.empty())))),
                answer("where do i find my INVOICE"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "can you tell me how many days shipping takes | How long does delivery take?",
                "I'd like to give back the shoes that I bought | How can I return something?",
                "when will I be refunded | When do I get my money back?",
                "I can't remember my password | I forgot my password. What can I do?",
                "can I get in touch with you by phone | How can I contact you?",
                "please delete everything that you know about me | What do you do with my personal data?",
                "is it possible to cancel the order I placed | Can I cancel my order?",
            })
    void answers_in_other_words(String text, String title) {
        assertEquals(Optional.of(title), title(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "how can i retrun somthing | How can I return something?",
                "i forgott my pasword | I forgot my password. What can I do?",
                "wich payement methods can i use | Which payment methods can I use?",
                "cancle my order now | Can I cancel my order?",
            })
    void answers_despite_typing_errors(String text, String title) {
        assertEquals(Optional.of(title), title(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "που ειναι το καταστημα | Πού είναι το κατάστημα;",
                "gibt es munzpragungen fur vereine | Gibt es Münzprägungen für Vereine?",
                "ich habe mein passwort vergessen! | I forgot my password. What can I do?",
                "Wie kann ich etwas zuruckschicken | How can I return something?",
            })
    void does_not_mind_accents(String text, String title) {
        assertEquals(Optional.of(title), title(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hi, quick question: how do I return something? thanks | How can I return something?",
                "Hello there! I hope you're all well. Where can I find the invoice for my order? Many thanks"
                        + " in advance | Where do I find my invoice?",
                "Guten Tag, wie kann ich bezahlen? Danke | Which payment methods can I use?",
            })
    void hears_the_question_in_what_is_around_it(String text, String title) {
        assertEquals(Optional.of(title), title(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?",
                "hi",
                "Hello there!",
                "thanks",
                "what's the weather like in Athens?",
                "tell me a joke",
                "asdf",
                "\ud83c",
                "🎉🎉",
                "何時に開きますか",
                "Where are your shoes made?",
                "how tall is the Eiffel tower"
            })
    void gives_no_answer_where_there_is_none(String text) {
        assertEquals(Optional.empty(), answer(text));
    }

    @Test
    void gives_the_nearest_best_first_even_where_none_answers() {
        var passages = base.search(question("do you deliver on the moon", Audience.CUSTOMER));

        assertEquals(3, passages.size());
        assertTrue(passages.get(0).confidence() >= passages.get(1).confidence());
        assertTrue(passages.get(2).confidence() < Passage.SURE);
    }

    @Test
    void takes_the_beginning_of_a_very_long_text() {
        assertEquals(
                Optional.of("Where do I find my invoice?"),
                title("Where do I find my invoice? " + "I have been looking for it. ".repeat(1000)));
    }

    @Test
    void answers_those_who_work_with_changes_only_word_for_word() {
        var near = question("how can I get hold of my invoice?", Audience.ASSISTANT);
        assertEquals(List.of(), base.search(near));
        assertEquals(Optional.empty(), base.answer(near, piece -> {}));
        assertEquals(
                "Where do I find my invoice?",
                base.search(question("where do i find my invoice", Audience.ASSISTANT))
                        .get(0)
                        .title());
    }
}
