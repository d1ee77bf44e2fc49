/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.intent.Reply;
import dev.parley.testkit.habit.MemoryHabits;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nothing is done that was not meant, and nothing that was said is lost. */
class CareTest {

    private final PlanParty party = new PlanParty();
    private final CancelParty cancel = new CancelParty();
    private final Talk talk =
            new Talk(new Deployments().deploy(party).deploy(cancel).deploy(new AskWeather()));

    private Talk readBack() {
        return talk.say("a party with high priority")
                .say("Launch")
                .say("2031-03-01")
                .say("2031-03-02");
    }

    @Test
    void a_number_never_agrees_to_anything() {
        readBack();
        for (var text : List.of("1", "one", "3", "the last one", "-1", "first")) {
            talk.say(text).is(Reply.Confirm.class);
        }
        assertTrue(party.calls.isEmpty());
    }

    @Test
    void only_an_agreement_to_this_is_one() {
        readBack().say("yes, cancel it");
        assertTrue(party.calls.isEmpty());
        talk.say("yes, plan it please").complete(true);
        assertEquals(1, party.calls.size());
    }

    @Test
    void a_doubt_is_no_agreement_and_a_refusal_ends_it() {
        talk.say("call off CHG0030007")
                .hears("Cancel CHG0030007?")
                .say("please don't")
                .hears("nothing was done");
        talk.say("call off CHG0030007").say("no, keep it").hears("nothing was done");
        talk.say("call off CHG0030007").say("don't do that").hears("nothing was done");
        assertTrue(cancel.calls.isEmpty());
    }

    @Test
    void a_question_about_what_is_read_back_changes_nothing() {
        readBack().say("what would low mean?").is(Reply.Confirm.class).collected("priority", "2");
        talk.say("is this critical?").is(Reply.Confirm.class).collected("priority", "2");
        talk.say("can you make it low?").is(Reply.Confirm.class).collected("priority", "4");
    }

    @Test
    void the_last_one_is_what_was_spoken_of_last_whatever_is_offered() {
        var habits = new MemoryHabits();
        talk.neighbours().habits = habits;
        for (var number : List.of("CHG0030001", "CHG0030002", "CHG0030003")) {
            habits.remember("anna", "cancel_party", List.of(number), Map.of(), Talk.NOW.toInstant());
        }
        talk.say("call off CHG0030009").say("yes").say("call off another").asks("number");
        talk.say("the last one").hears("Cancel CHG0030009?");
    }

    @Test
    void restart_is_what_many_things_are_called() {
        talk.say("party").asks("name").say("Restart").asks("priority").collected("name", "Restart");
        talk.say("start over").asks("name").say("yes").asks("name");
    }

    @Test
    void a_day_is_no_priority() {
        talk.say("party").say("Launch").say("3 march").asks("priority");
        talk.say("number 3 please").asks("start").collected("priority", "3");
    }

    @Test
    void what_takes_back_an_answer_is_read_back() {
        talk.say("party").say("Launch").say("high").say("2031-03-10 22:00").asks("end");
        talk.say("no, 11 march 2031").is(Reply.Confirm.class);
        assertTrue(party.calls.isEmpty());
    }

    @Test
    void what_a_turn_took_back_has_to_be_agreed_to() {
        talk.say("a party with high priority")
                .say("Launch")
                .say("the priority was wrong")
                .asks("priority");
        talk.say("undo")
                .asks("start")
                .collected("priority", "2")
                .say("2031-03-01")
                .say("2031-03-02");
        talk.is(Reply.Confirm.class);
        assertTrue(party.calls.isEmpty());
    }

    @Test
    void undo_after_coming_back_takes_back_one_answer() {
        talk.say("party").say("Launch").say("high").say("later").say("continue").asks("start");
        talk.say("undo").asks("priority").collected("name", "Launch");
    }

    @Test
    void undo_where_something_else_was_asked_since_is_agreed_to_first() {
        talk.say("party")
                .say("Launch")
                .say("high")
                .say("2031-03-01")
                .say("2031-03-02")
                .complete(true);
        talk.say("weather").hears("Sunny").say("undo").is(Reply.Confirm.class).hears("Cancel CHG0030001?");
    }

    @Test
    void something_that_should_not_be_done_is_left_alone() {
        talk.say("I don't need anything, never mind that").hears("stays as it is");
        assertTrue(cancel.calls.isEmpty());
    }

    @Test
    void the_title_of_a_draft_is_said_in_the_language_that_is_spoken() {
        talk.say("party")
                .say("Launch")
                .reads(Locale.GERMANY)
                .say("auf deutsch bitte")
                .asks("priority");
        talk.say("was habe ich bisher gesagt").hears("Bisher habe ich").asks("priority");
    }

    @Test
    void long_runs_of_blanks_mean_nothing() {
        talk.say("I'd like a" + " ".repeat(3000) + "party").asks("name");
    }

    @Test
    void a_question_mark_belongs_to_the_sentence() {
        talk.say("would you plan a party, the name is Launch?").collected("name", "Launch");
    }
}
