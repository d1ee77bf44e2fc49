/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.faq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.faq.Faq;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What texts are the same, what is around a question, and how words are meant. */
class TextsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Can I pay? | can i PAY",
                "Don't you? | dont  you",
                "Café, für wen? | cafe fur wen",
                "Πού είναι; | που ειναι",
                "e-mail | E Mail"
            })
    void has_one_key_for_the_same_question(String one, String other) {
        assertEquals(Key.of(one), Key.of(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"version 1.5 | version 15", "?? | !!", "C++ | C", "นา | น่า", "किताब | कतब"})
    void has_two_keys_for_two_questions(String one, String other) {
        assertNotEquals(Key.of(one), Key.of(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"한국어", "ﷺ", "İstanbul", "ﬁ", "שּׁ", "🎉", "ΐ"})
    void has_no_key_that_is_longer_than_the_question(String text) {
        var longest = text.repeat(500 / text.length());

        assertTrue(Key.of(longest).length() <= 500, () -> "" + Key.of(longest).length());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hi, quick question: how do I return it? thanks | how do I return it?",
                "Good morning! Hello, can I pay by card? Thank you very much :) | can I pay by card?",
                "Guten Tag, wo ist mein Paket? Vielen Dank im Voraus | wo ist mein Paket?",
                "hola, ¿dónde está? gracias | ¿dónde está?",
                "history of my orders | history of my orders",
                "please help | help",
                "what does thanksgiving cost | what does thanksgiving cost",
            })
    void leaves_greetings_and_thanks_out(String text, String question) {
        assertEquals(Optional.of(question), Chat.of(text).question());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hi", "Hello there!!", "Guten Tag", "thanks", "ok thanks", "???", "🎉"})
    void hears_no_question_where_there_is_none(String text) {
        assertEquals(Optional.empty(), Chat.of(text).question());
    }

    @Test
    void tries_the_sentences_one_by_one() {
        assertEquals(
                List.of("I bought a lamp last week.", "Where is it now?"),
                Chat.of("Hi! I bought a lamp last week. Where is it now? Thanks")
                        .sentences());
        assertEquals(List.of(), Chat.of("Where is it now?").sentences());
    }

    @Test
    void puts_words_right_that_are_nearly_those_of_the_faqs() {
        var spelling =
                new Spelling(Stream.of("How can I return something?", "Delivery of your order", "Öffnungszeiten"));

        assertEquals(
                Optional.of("how to return somthing x".replace("somthing", "something")),
                spelling.corrected("How to retrun somthing x"));
        assertEquals(Optional.of("delivery"), spelling.corrected("DELIVREY"));
        assertEquals(Optional.of("öffnungszeiten?"), spelling.corrected("Öfnungszeiten?"));
        assertEquals(Optional.empty(), spelling.corrected("return of an order"));
        assertEquals(Optional.empty(), spelling.corrected("a border of orange $1 \\"));
    }

    @Test
    void ships_twelve_samples_within_the_limits() {
        var samples = Samples.all();

        samples.forEach(Limits::check);
        assertEquals(
                12,
                samples.stream().map(faq -> Key.of(faq.question())).distinct().count());
        assertEquals(
                List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12),
                samples.stream().map(Faq::order).collect(Collectors.toList()));
        assertTrue(samples.stream()
                .allMatch(faq -> faq.phrasings().size() >= 2 && faq.phrasings().size() <= 4));
    }
}
