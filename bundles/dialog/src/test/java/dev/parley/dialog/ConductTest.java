/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.connector.Rejected;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.intent.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ConductTest {

    private final PlanParty party = new PlanParty();
    private final CancelParty cancel = new CancelParty();
    private final AskWeather weather = new AskWeather();
    private final Deployments deployed =
            new Deployments().deploy(party).deploy(cancel).deploy(weather);
    private final Talk talk = new Talk(deployed);

    private Talk asked(String... answers) {
        talk.say("I'd like a party");
        for (var answer : answers) {
            talk.say(answer);
        }
        return talk;
    }

    private Talk complete() {
        return asked("Launch", "high", "2031-03-01", "2031-03-02");
    }

    @Test
    void asks_slot_by_slot_and_calls_the_intent_after_the_last_answer() {
        talk.say("I'd like a party")
                .is(Reply.Ask.class)
                .asks("name")
                .intent("plan_party")
                .complete(false);
        talk.say("Launch").asks("priority").offers("1 Critical", "2 High", "3 Medium", "4 Low");
        talk.say("2").asks("start").collected("priority", "2");
        talk.say("1 march 2031").asks("end").collected("start", "2031-03-01T00:00+02:00");
        talk.say("2 march").is(Reply.Answer.class).hears("Planned Launch").complete(true);
        talk.collected("end", "2031-03-02T23:59+02:00");
        assertEquals(1, party.calls.size());
    }

    @Test
    void says_what_is_wrong_with_an_answer_and_asks_again() {
        asked("Launch")
                .say("soonish")
                .asks("priority")
                .hears("critical, high, medium or low")
                .hears("soonish");
        talk.say("high").say("3 February 2025").asks("start").hears("past");
        talk.say("never").asks("start").hears("2031-03-01");
        talk.say("1 march 2031")
                .say("the day before")
                .asks("end")
                .hears("28 February 2031")
                .hears("1 March 2031");
        talk.say("").asks("end");
        talk.say("2 march").complete(true);
    }

    @Test
    void refuses_a_text_that_is_too_long_and_counts_characters_as_people_do() {
        asked("x".repeat(21)).asks("name").hears("21 characters").hears("20");
        talk.say("\uD83D\uDE80".repeat(20)).asks("priority");
    }

    @Test
    void never_says_the_same_twice_in_a_row() {
        asked("Launch").say("soonish");
        var first = talk.text();
        talk.say("soonish").asks("priority");
        assertNotEquals(first, talk.text());
    }

    @Test
    void cancel_back_help_and_start_over_work_at_every_prompt() {
        for (int answered = 0; answered < 4; answered++) {
            var answers = List.of("Launch", "high", "2031-03-01").subList(0, Math.min(answered, 3));
            var slots = List.of("name", "priority", "start", "end");
            var fresh = new Talk(deployed);
            fresh.say("party please");
            answers.forEach(fresh::say);
            fresh.say("help").asks(slots.get(answered)).hears("cancel");
            fresh.say("back").asks(slots.get(Math.max(0, answered - 1)));
            fresh.say("start over").asks("name");
            assertTrue(fresh.state().draft().orElseThrow().values().canonical().isEmpty());
            fresh.say("cancel").hears("nothing was done").complete(false);
            assertTrue(fresh.state().draft().isEmpty());
        }
        assertTrue(party.calls.isEmpty());
    }

    @Test
    void reads_back_what_was_taken_from_a_longer_sentence() {
        talk.say("a party with high priority").collected("priority", "2").asks("name");
        talk.say("Launch").say("2031-03-01").say("2031-03-02").is(Reply.Confirm.class);
        talk.hears("Plan \"Launch\", 2 High, from 1 March 2031 to 2 March 2031?");
        assertTrue(party.calls.isEmpty());
        talk.say("yes").complete(true);
        assertEquals(1, party.calls.size());
    }

    @Test
    void asks_at_once_for_what_a_sentence_says_unreadably() {
        talk.say("party for sometime").asks("start").hears("sometime").hears("2031-03-01");
        talk.say("2031-03-01").asks("name").collected("start", "2031-03-01T00:00+02:00");
    }

    @Test
    void takes_corrections_while_it_reads_back() {
        talk.say("a party with high priority").say("Launch").say("2031-03-01").say("2031-03-02");
        talk.say("no, make it low").is(Reply.Confirm.class).hears("4 Low");
        talk.say("the name should be Release").is(Reply.Confirm.class).hears("\"Release\"");
        talk.say("no").hears("What should I change?").say("planned start").asks("start");
        talk.say("5 march 2031").asks("end").hears("after the start on 5 March");
        talk.say("6 march 2031").is(Reply.Confirm.class).say("hm").is(Reply.Confirm.class);
        talk.say("yes please").complete(true);
        assertEquals("Release", party.calls.get(0).get(PlanParty.NAME));
    }

    @Test
    void reads_back_always_or_never_as_set_but_an_intent_may_insist() {
        var always = new Talk(deployed, Settings.ReadBack.ALWAYS, Duration.ofSeconds(10));
        always.say("party")
                .say("Launch")
                .say("high")
                .say("2031-03-01")
                .say("2031-03-02")
                .is(Reply.Confirm.class);
        var never = new Talk(deployed, Settings.ReadBack.NEVER, Duration.ofSeconds(10));
        never.say("party, high priority")
                .say("Launch")
                .say("2031-03-01")
                .say("2031-03-02")
                .complete(true);
        never.say("call off CHG0030001")
                .is(Reply.Confirm.class)
                .say("no")
                .complete(false)
                .say("cancel");
        assertTrue(cancel.calls.isEmpty());
    }

    @Test
    void answers_a_question_in_between_and_goes_on_where_it_was() {
        asked("Launch")
                .say("how is the weather?")
                .hears("Sunny.")
                .hears("How important is it?")
                .asks("priority");
        talk.say("high")
                .say("what's the weather like?")
                .hears("Sunny.")
                .asks("start")
                .collected("priority", "2");
    }

    @Test
    void takes_a_sentence_that_certainly_means_something_else_for_that_even_where_free_text_is_asked_for() {
        talk.say("party")
                .say("call off CHG0030007")
                .hears("Cancel CHG0030007?")
                .say("no")
                .say("cancel")
                .asks("name");
        talk.say("call off").asks("priority").collected("name", "call off");
    }

    @Test
    void nests_questions_and_confirmations_three_deep() {
        asked("Launch")
                .say("call off my thing")
                .asks("number")
                .say("weather?")
                .hears("Sunny.")
                .asks("number");
        talk.say("CHG0030007")
                .is(Reply.Confirm.class)
                .say("yes")
                .hears("CHG0030007 is off.")
                .asks("priority");
        assertEquals("CHG0030007", cancel.calls.get(0).get(CancelParty.NUMBER));
    }

    @Test
    void keeps_a_draft_for_later_and_continues_it() {
        asked("Launch")
                .say("later")
                .hears("continue")
                .say("weather")
                .hears("Sunny.")
                .complete(true);
        talk.say("continue").asks("priority").collected("name", "Launch");
    }

    @Test
    void undoes_what_was_just_done_once_and_only_for_a_while() {
        complete().say("undo").hears("CHG0030001 is off.").say("undo").hears("nothing that I could undo");
        assertEquals(1, cancel.calls.size());
        complete().later(Duration.ofMinutes(16)).say("undo").hears("nothing that I could undo");
        assertEquals(1, cancel.calls.size());
    }

    @Test
    void an_intent_that_throws_costs_one_turn_and_may_be_tried_again_with_the_same_draft() {
        var works = party.handler;
        party.handler = turn -> {
            throw new IllegalStateException("secret detail");
        };
        complete().is(Reply.Failure.class).complete(false).collected("name", "Launch");
        assertTrue(!talk.text().contains("secret detail"));
        party.handler = works;
        talk.say("try again").complete(true);
        assertEquals(2, party.calls.size());
        assertEquals(1, party.drafts().stream().distinct().count());
    }

    @Test
    void an_intent_that_links_wrongly_or_replies_nothing_costs_one_turn() {
        party.handler = turn -> {
            throw new NoClassDefFoundError("gone");
        };
        complete().is(Reply.Failure.class);
        party.handler = turn -> null;
        talk.say("try again").is(Reply.Failure.class);
        party.handler = turn -> new Reply.Failure("made up", List.of(), "x");
        talk.say("try again").is(Reply.Failure.class).hears("incident");
    }

    @Test
    void an_intent_that_hangs_is_given_up_and_interrupted() throws InterruptedException {
        var interrupted = new CountDownLatch(1);
        party.handler = turn -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return Reply.answer("late");
        };
        var hasty = new Talk(deployed, Settings.ReadBack.NEVER, Duration.ofMillis(50));
        hasty.say("party")
                .say("Launch")
                .say("high")
                .say("2031-03-01")
                .say("2031-03-02")
                .is(Reply.Answer.class);
        hasty.hears("Recorded as draft D-1").hears("longer").complete(false).collected("name", "Launch");
        interrupted.await();
    }

    @Test
    void tells_what_another_system_refused_and_what_is_away() {
        party.handler = turn -> {
            throw new Rejected("The hall is taken that day.");
        };
        complete()
                .hears("The hall is taken that day.")
                .complete(false)
                .say("try again")
                .is(Reply.Confirm.class)
                .say("yes")
                .hears("The hall is taken that day.")
                .say("planned start")
                .asks("start");
        party.handler = turn -> {
            throw new Unavailable("the calendar", Duration.ofSeconds(5), null);
        };
        talk.say("2031-03-01")
                .is(Reply.Confirm.class)
                .say("yes")
                .is(Reply.Answer.class)
                .hears("Recorded as draft D-3. The calendar isn't answering")
                .hears("You don't need to send it again")
                .complete(false)
                .collected("name", "Launch");
        assertEquals(1, talk.outbox().open().size());
        talk.say("yes").hears("nothing open");
        assertEquals(1, talk.outbox().open().size(), "it is not recorded twice");
    }

    @Test
    void reads_a_beginning_and_an_end_said_at_once() {
        asked("Launch");
        talk.say("high")
                .say("Saturday 22:00 to 23:30")
                .collected("start", "2030-11-30T22:00+02:00")
                .collected("end", "2030-11-30T23:30+02:00")
                .complete(true);
        asked("Wake");
        talk.say("high")
                .say("2030-12-01 23:45 – 00:45")
                .collected("end", "2030-12-02T00:45+02:00")
                .complete(true);
        asked("Nonsense");
        talk.say("high").say("tomorrow to the moon").asks("start");
    }

    @Test
    void drafts_the_rest_from_what_a_value_refers_to_and_reads_it_back() {
        deployed.deploy(new FromTicket(Map.of("name", "Printer on fire", "priority", "1", "colour", "red")));
        talk.say("ticket T-7")
                .is(Reply.Confirm.class)
                .hears("Printer on fire")
                .hears("1 Critical")
                .say("no, the name should be Printer")
                .hears("Printer")
                .say("yes")
                .complete(true)
                .collected("name", "Printer");
    }

    @Test
    void asks_where_nothing_could_be_drafted() {
        var ticket = new FromTicket(Map.of());
        ticket.failure = Optional.of(new Unavailable("the ticket desk", Duration.ofSeconds(1), null));
        deployed.deploy(ticket);
        talk.say("ticket T-7")
                .asks("name")
                .hears("The ticket desk isn't answering")
                .collected("ticket", "T-7");
        talk.say("cancel");
        ticket.failure = Optional.of(new Rejected("There is no ticket T-8."));
        talk.say("ticket T-8").asks("name").hears("There is no ticket T-8.");
        assertTrue(!talk.state().draft().orElseThrow().values().canonical().containsKey("ticket"));
    }

    @Test
    void asks_again_for_a_value_that_the_intent_refuses() {
        party.handler = turn -> Reply.askAgain(PlanParty.NAME, "That name is taken. Which else?");
        complete().is(Reply.Ask.class).asks("name").hears("That name is taken");
        assertTrue(!talk.state().draft().orElseThrow().values().has(PlanParty.NAME));
    }

    @Test
    void keeps_the_draft_while_its_intent_is_away_and_goes_on_when_it_is_back() {
        asked("Launch");
        deployed.remove(party);
        talk.say("high")
                .hears("is being replaced")
                .hears("kept")
                .asks("priority")
                .collected("name", "Launch");
        talk.say("weather?").hears("Sunny.");
        talk.say("continue").hears("is being replaced");
        deployed.deploy(party);
        talk.say("continue").asks("start").collected("priority", "2");
        talk.say("2031-03-01").say("2031-03-02").complete(true);
    }

    @Test
    void fills_slots_from_a_form() {
        talk.say("party")
                .say("", Map.of("name", "Launch", "priority", "2", "bogus", "x"))
                .asks("start");
        talk.say("", Map.of("start", "yesterday")).asks("start").hears("past");
        talk.say("", Map.of("start", "2031-03-01T22:00:00Z", "end", "2031-03-01T23:00:00Z"))
                .complete(true);
    }

    @Test
    void what_is_not_understood_is_met_differently_each_time() {
        talk.say("flurb the wumpus").intent("unknown").hears("I can ");
        talk.say("wumpus!").intent("unknown").hears("For example");
        talk.say("wumpus wumpus").intent("unknown").hears("help pages").hears("wumpus wumpus");
        talk.say("argh").is(Reply.HandOff.class).hears("Ask a person.").offers("Ask for a person", "Never mind");
        talk.say("ask for a person")
                .is(Reply.HandOff.class)
                .hears("can't reach anybody")
                .hears("Ask a person.");
        talk.say("weather").hears("Sunny.").say("wumpus").is(Reply.Answer.class).hears("I can ");
    }

    @Test
    void it_is_what_was_last_spoken_of() {
        talk.say("call off something")
                .asks("number")
                .say("it")
                .asks("number")
                .say("CHG0030007")
                .say("yes");
        talk.say("call off that one too").hears("Cancel CHG0030007?");
        talk.say("no").say("change number").asks("number").say("the last one").hears("Cancel CHG0030007?");
    }

    @Test
    void commands_without_a_draft_get_a_way_on() {
        talk.say("cancel").hears("nothing open").say("continue").hears("nothing open");
        talk.say("hello")
                .hears("Hello")
                .say("thanks")
                .hears("welcome")
                .say("undo")
                .hears("nothing that I could undo");
    }

    @Test
    void a_value_that_time_made_wrong_is_asked_for_again_before_anything_is_done() {
        talk.say("a party with high priority")
                .say("Launch")
                .say("tomorrow")
                .say("the day after")
                .is(Reply.Confirm.class);
        talk.later(Duration.ofDays(2)).say("yes").asks("start").hears("past");
        assertTrue(party.calls.isEmpty());
    }
}
