/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.detect.Detector.Recognizer;
import dev.parley.api.detect.Match;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Option;
import dev.parley.api.intent.Slot;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesDetectorTest {

    private static final Slot<String> NUMBER =
            Slot.reference("number", "change number", "CHG\\d{7}", "CHG0030001", "Which change?");
    private static final Slot<String> ISSUE = Slot.reference("issue", "issue", "[A-Z]+-\\d+", "PAY-12", "Which issue?");
    private static final Slot<String> TITLE = Slot.text("title", "title", 100, "Which title?");
    private static final Slot<String> LEVEL = Slot.choice(
            "level", "level", "Which level?", Option.of("1", "1 Very high", "top"), Option.of("2", "2 Low", "low"));

    /** A recognizer of one intent that has these rules. */
    private static Recognizer one(String... rules) {
        return learned(IntentSpec.named("it").rules(rules).slots(NUMBER, ISSUE, TITLE, LEVEL));
    }

    private static Recognizer learned(IntentSpec... specs) {
        return new RulesDetector().learn(List.of(specs));
    }

    private static Map<String, String> values(Recognizer recognizer, String text) {
        return recognizer.recognize(text).get(0).values();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "feed the cat          | please feed the cat today       | true",
                "feed the cat          | feed the black cat              | false",
                "FEED the Cat          | Feed, the... CAT!               | true",
                "feed (cat;dog one)    | feed dog one                    | true",
                "feed (cat;dog one)    | feed dog                        | false",
                "feed [the;a] cat      | feed cat                        | true",
                "feed [the;a] cat      | feed a cat                      | true",
                "feed [the;a] cat      | feed my cat                     | false",
                "feed * cat            | feed the very old cat           | true",
                "feed * cat            | feed cat                        | true",
                "^ feed cat            | feed cat now                    | true",
                "^ feed cat            | now you feed cat                | false",
                "^ feed cat            | hello, please feed cat          | true",
                "feed cat $            | do feed cat                     | true",
                "feed cat $            | feed cat food                   | false",
                "feed cat $            | feed cat, please                | true",
                "(^ feed;cat)          | cat                             | never",
                "feed [(a;the) [old]] cat | feed the old cat             | true",
                "feed [(a;the) [old]] cat | feed old cat                 | false",
                "do not feed           | don't feed                      | true",
                "don't feed            | dont feed                       | true",
                "what's up             | What’s up?                      | true",
                "what is up            | whats up                        | true",
                "the cat's bowl        | the cat’s bowl                  | true",
                "change-request        | change request                  | true",
                "naïve                 | NAÏVE                           | true",
                "δείξε                 | Δείξε!                          | true",
                "привет мир            | Привет, мир                     | true",
            })
    void finds_what_its_grammar_says(String rule, String text, String found) {
        var phrase = rule.replace(';', '|');
        if (found.equals("never")) {
            assertThrows(IllegalArgumentException.class, () -> one(phrase));
        } else {
            assertEquals(found, String.valueOf(!one(phrase).recognize(text).isEmpty()));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "drop {number}               | drop chg0030001               | {number=chg0030001}",
                "drop {number}               | drop (CHG0030001), now        | {number=CHG0030001}",
                "drop {number}'s owner       | drop CHG0030001’s owner       | {number=CHG0030001}",
                "drop it                     | drop it: CHG0030001           | {number=CHG0030001}",
                "drop it                     | drop it, PAY-12 / CHG0030001  | {issue=PAY-12, number=CHG0030001}",
                "drop it                     | drop it, CHG003               | {}",
                "drop {number} [* {number}]  | drop CHG0030001 or CHG0030002 | {number=CHG0030001}",
                "link {issue}                | link pay-12.                  | {issue=pay-12}",
                "make it {level}             | make it 1 very high           | {level=1 very high}",
                "make it {level}             | make it Low!                  | {level=Low}",
                "make it {level}             | make it 2                     | {level=2}",
                "call it {title}             | call it Hello, World.         | {title=Hello, World}",
                "call it {title}             | call it \"C++ (new)\"         | {title=C++ (new)}",
                "call it {title}             | call it “a b” please          | {title=“a b” please}",
                "call it {title} or {level}  | call it a or b or low         | {level=low, title=a or b}",
                "call it {title} [for *]     | call it a b for me            | {title=a b}",
                "call it {title} [for *]     | call it a for b for c         | {title=a}",
                "drop it [*] (as;for) {title} | drop it now as a for b       | {title=a for b}",
                "drop {number}               | drop CHG0030001, CHG0030002   | {number=CHG0030001}",
                "call it {title}             | call it like CHG0030001       | {title=like CHG0030001}",
                "call {number} {title}       | call CHG0030001 Größe #1 🎉   | {number=CHG0030001, title=Größe #1 🎉}",
            })
    void takes_values_in_the_users_words(String rule, String text, String values) {
        assertEquals(values, new TreeMap<>(values(one(rule.replace(';', '|')), text)).toString());
    }

    @Test
    void is_sure_of_a_whole_sentence_and_less_so_of_a_part() {
        var recognizer = one("feed the cat");
        double whole = recognizer.recognize("feed the cat").get(0).confidence();
        double most = recognizer.recognize("please feed the cat now").get(0).confidence();
        double part = recognizer
                .recognize("my neighbour asked to feed the cat of her uncle on Sunday mornings")
                .get(0)
                .confidence();
        assertEquals(1, whole);
        assertTrue(whole > most && most > part && part > 0, () -> whole + " " + most + " " + part);
        assertTrue(most >= 0.9);
    }

    @Test
    void is_not_sure_of_one_word_in_a_long_sentence() {
        var match = one("feed")
                .recognize("my neighbour bought some bird feed yesterday")
                .get(0);
        assertTrue(match.confidence() < Match.SURE, match::toString);
    }

    @Test
    void prefers_the_intent_whose_phrase_explains_more() {
        var recognizer = learned(
                IntentSpec.named("feed").rules("feed the cat"),
                IntentSpec.named("buy").rules("buy (food|feed) * cat", "food"));
        assertEquals("feed", recognizer.recognize("feed the cat").get(0).intent());
        assertEquals(
                List.of("buy", "feed"),
                recognizer.recognize("buy food and feed the cat").stream()
                        .map(Match::intent)
                        .toList());
    }

    @Test
    void prefers_what_begins_first_of_equals() {
        var recognizer = learned(
                IntentSpec.named("walk").rules("walk the dog"),
                IntentSpec.named("feed").rules("feed the cat"));
        assertEquals(
                "feed",
                recognizer.recognize("feed the cat, walk the dog").get(0).intent());
        assertEquals(
                "walk",
                recognizer.recognize("walk the dog, feed the cat").get(0).intent());
    }

    @Test
    void knows_what_an_intent_is_not() {
        var recognizer = one("feed the cat", "!not feed", "!^ who");
        assertEquals(1, recognizer.recognize("feed the cat").size());
        assertEquals(List.of(), recognizer.recognize("don't feed the cat"));
        assertEquals(List.of(), recognizer.recognize("who will feed the cat"));
    }

    @Test
    void knows_an_example_word_for_word() {
        var recognizer = learned(IntentSpec.named("it")
                .examples("Would somebody drop CHG0030001, please?", "feed (it)")
                .slots(NUMBER));
        var match =
                recognizer.recognize("would somebody drop chg0040002 please").get(0);
        assertEquals(Map.of("number", "chg0040002"), match.values());
        assertEquals("example \"Would somebody drop CHG0030001, please?\"", match.why());
        assertEquals(List.of(), recognizer.recognize("would somebody drop it please"));
        assertEquals(1, recognizer.recognize("feed it").get(0).confidence());
    }

    @Test
    void takes_the_values_of_a_rule_rather_than_an_example() {
        var recognizer = learned(IntentSpec.named("it")
                .examples("call it Bob")
                .rules("call it {title}")
                .slots(TITLE));
        assertEquals(Map.of("title", "Bob"), values(recognizer, "call it Bob"));
    }

    @Test
    void says_why() {
        assertEquals(
                "rule \"drop {number}\"",
                one("drop {number}").recognize("drop CHG0030001").get(0).why());
        var longest =
                one("(" + "a|".repeat(100) + "b) c").recognize("b c").get(0).why();
        assertTrue(longest.length() < 120 && longest.endsWith("…\""), longest);
    }

    @Test
    void finds_nothing_where_no_word_is() {
        var recognizer = one("feed [the] cat");
        for (String text : List.of("?", "…", "👍", "' '", "\n", "-", "’s")) {
            assertEquals(List.of(), recognizer.recognize(text), text);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "feed (cat",
                "feed [cat",
                "feed cat)",
                "feed cat]",
                "feed (cat|)",
                "feed ()",
                "feed {colour}",
                "feed {number",
                "feed }",
                "feed ^ cat",
                "feed $ cat",
                "feed ! cat",
                "feed | ...",
                "",
                "!",
                "^ $",
                "*",
                "[feed] *",
                "{title}",
                "(feed|[cat])",
                "... feed"
            })
    void refuses_a_malformed_rule_by_name(String rule) {
        var problem = assertThrows(IllegalArgumentException.class, () -> one(rule));
        assertTrue(problem.getMessage().startsWith("rule \"" + rule + "\" of intent it: "), problem.getMessage());
    }

    /** Texts made to be expensive for a matcher that goes back on its steps: it would not end. */
    @Test
    @Timeout(60)
    void is_not_slowed_down_by_any_text() {
        var recognizer = one(
                "a * a * a * b", "(a|a a|[a] a) * {title} a b", "* {title} * a * {title} * c a", "^ a b $", "{issue}");
        for (String part :
                List.of("a ", "a b ", "b a c ", "!", "a!", "’s ", "((", "a-", "a’", "é", "a", "🎉", "A-1 b ")) {
            var text = part.repeat(4000 / part.length());
            for (Match match : recognizer.recognize(text)) {
                assertTrue(match.confidence() <= 1, part);
            }
        }
    }
}
