/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Option;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.Values;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Corrections and gleaning: texts as long as a message may be, and what it takes to mean a slot. */
@Timeout(20)
class LongTextTest {

    private static final Slot<String> TITLE = Slot.text("title", "title", 160, "What is it?");
    private static final Slot<String> BACKOUT =
            Slot.text("backout_plan", "backout plan", 4000, "How back?").cues("backout", "for");
    private static final Slot<String> RISK = Slot.choice("risk", "risk", "How risky?", Option.of("3", "3 Low", "low"))
            .optional();
    private static final Slot<String> TICKET = Slot.reference(
                    "ticket", "ticket", "[A-Z][A-Z0-9]+-[0-9]+", "PAY-12", "Which ticket?")
            .optional();
    private static final IntentSpec SPEC = IntentSpec.named("plan_party")
            .title("plan a party")
            .examples("plan a party")
            .rules("party")
            .slots(TITLE, BACKOUT, PlanParty.PRIORITY, RISK, TICKET, PlanParty.START, PlanParty.END);
    private static final Values VALUES = new Values(Map.of(
            "title",
            "X",
            "priority",
            "2",
            "ticket",
            "PAY-12",
            "start",
            "2031-03-01T22:00+02:00",
            "end",
            "2031-03-01T23:00+02:00"));

    private static Said said(String text) {
        return new Said(
                UUID.randomUUID(), UUID.randomUUID(), Talk.ANNA, text, Map.of(), Talk.NOW, Locale.ENGLISH, List::of);
    }

    private static List<Correction> corrections(String text, boolean isAsked) {
        return Correction.of(SPEC, text, VALUES, isAsked, said(text));
    }

    private static void corrects(String text, Slot<?> slot, String value) {
        assertEquals(List.of(new Correction(slot, value)), corrections(text, false), text);
    }

    private static Map<String, Given> gleaned(String text) {
        return Gleaning.first(SPEC, text, Map.of(), said(text), List.of());
    }

    private static void gleans(String slot, String value, String text) {
        var given = gleaned(text).get(slot);
        assertTrue(given != null, text);
        assertEquals(value, given.text(), text);
    }

    private static Stream<String> longTexts() {
        return Stream.of(
                        " ".repeat(3900),
                        "\n".repeat(3900),
                        ",".repeat(3900),
                        "no ".repeat(1300),
                        "-".repeat(3900),
                        "a, ".repeat(1300),
                        "and ".repeat(975),
                        "for ".repeat(975),
                        "'".repeat(3900),
                        "\u201c".repeat(3900))
                .flatMap(text -> Stream.of(text, "for" + text, "title is " + text + "x", "x," + text + "not y"));
    }

    @Test
    void a_long_text_is_no_correction() {
        longTexts().forEach(text -> assertEquals(List.of(), corrections(text, true)));
        corrects("title is " + "x".repeat(500), TITLE, "x".repeat(500));
        assertEquals(List.of(), corrections("title is " + "x".repeat(600), false));
    }

    @Test
    void repetitions_of_middle_length_are_read_too() {
        longTexts().forEach(text -> corrections(text.substring(0, Math.min(590, text.length())), false));
    }

    @Test
    void a_long_text_is_gleaned() {
        longTexts().forEach(text -> Gleaning.first(SPEC, text, Map.of("title", text), said(text), List.of()));
        gleans("backout_plan", "restore the tape", "-".repeat(3900) + ", backout: restore the tape");
    }

    @Test
    void words_that_name_a_slot_are_no_correction_while_another_is_asked() {
        for (var text : List.of(
                "Change the title tag",
                "Set the start page to the new portal",
                "Set the date format",
                "Change the priority queue of the broker to durable",
                "status of PAY-12",
                "update PAY-12")) {
            assertEquals(List.of(), corrections(text, true), text);
        }
        assertEquals(1, corrections("change the priority to critical", true).size());
        assertEquals(1, corrections("start a day earlier", true).size());
        assertEquals(1, corrections("the date was wrong", true).size());
    }

    @Test
    void a_slot_has_its_labels_first_word_for_a_name_and_the_value_stands_alone() {
        corrects("the backout plan is to restore from tape", BACKOUT, "restore from tape");
        corrects("backout is none", BACKOUT, "none");
        corrects("title soll X hei\u00dfen", TITLE, "X");
        corrects("no, I meant PAY-13", TICKET, "PAY-13");
        corrects("PAY-13", TICKET, "PAY-13");
        assertEquals(List.of(), corrections("status of PAY-13", false));
        assertEquals(List.of(), corrections("update PAY-13", false));
        corrects("move it by two hours", PlanParty.START, "two hours later");
    }

    @Test
    void quotes_labels_names_and_choices_are_gleaned() {
        gleans("title", "Don't panic", "a party called 'Don't panic', please");
        gleans("backout_plan", "none", "a party, backout: none");
        gleans("backout_plan", "payments-db", "a party for payments-db");
        gleans("ticket", "PAY-12", "a party, see PAY-12");
        gleans("priority", "4", "a party, low");
        var none = gleaned("a party for 10.0.0.12 near srv-17 with 15.4.2");
        assertTrue(!none.containsKey("backout_plan") && !none.containsKey("ticket"), none.toString());
    }
}
