/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.intent.Reply;
import org.junit.jupiter.api.Test;

/** Changing what was said: corrections, undo and redo of turns, questions about the form itself. */
class RepairTest {

    private final PlanParty party = new PlanParty();
    private final CancelParty cancel = new CancelParty();
    private final Talk talk =
            new Talk(new Deployments().deploy(party).deploy(cancel).deploy(new AskWeather()));

    private Talk asked(String... answers) {
        talk.say("I'd like a party");
        for (var answer : answers) {
            talk.say(answer);
        }
        return talk;
    }

    @Test
    void an_earlier_answer_is_changed_while_another_is_asked() {
        asked("Launch", "high").asks("start").say("no, make it low");
        talk.asks("start")
                .collected("priority", "4")
                .hears("Priority is now \"4 Low\"")
                .hears("When does it begin?");
        talk.say("the name should be Release").asks("start").collected("name", "Release");
        talk.say("change the priority to critical").asks("start").collected("priority", "1");
    }

    @Test
    void what_was_wrong_is_asked_again() {
        asked("Launch", "high", "2031-03-01")
                .asks("end")
                .say("the date was wrong")
                .asks("start");
        talk.say("2031-04-01").asks("end").say("the name is wrong").asks("name");
        talk.say("Release").asks("end").collected("name", "Release").collected("priority", "2");
    }

    @Test
    void two_corrections_in_one_sentence_are_both_made() {
        asked("Launch", "high", "2031-03-01");
        talk.say("no wait, the name should say Release, and the priority is low")
                .asks("end")
                .collected("name", "Release")
                .collected("priority", "4");
    }

    @Test
    void one_word_of_a_text_is_put_right() {
        asked("Restart payments").say("the name should say payments-api").collected("name", "Restart payments-api");
    }

    @Test
    void a_new_start_that_no_longer_fits_has_its_end_asked_again() {
        asked("Launch", "high", "2031-03-01");
        talk.say("2031-03-02").is(Reply.Answer.class);
        asked("Launch", "high", "2031-03-01 22:00").asks("end");
        talk.say("start a day earlier").asks("end").collected("start", "2031-02-28T22:00+02:00");
    }

    @Test
    void only_the_time_of_a_window_is_changed() {
        talk.say("a party with high priority")
                .say("Launch")
                .say("2031-03-01 22:00")
                .say("23:00");
        talk.is(Reply.Confirm.class).say("make it 22:30").is(Reply.Confirm.class);
        talk.collected("start", "2031-03-01T22:30+02:00").collected("end", "2031-03-01T23:00+02:00");
        talk.say("on the next day").is(Reply.Confirm.class).collected("start", "2031-03-02T22:30+02:00");
    }

    @Test
    void turns_are_taken_back_one_by_one_and_done_again() {
        asked("Launch", "high", "2031-03-01").asks("end");
        talk.say("undo").asks("start").hears("Taken back");
        talk.say("undo").asks("priority");
        talk.say("redo").asks("start").collected("priority", "2").hears("Again");
        talk.say("redo").asks("end").collected("start", "2031-03-01T00:00+02:00");
        talk.say("redo").asks("end");
        for (int i = 0; i < 3; i++) {
            talk.say("undo");
        }
        talk.asks("name").say("undo").hears("not trying to plan a party");
        assertTrue(talk.state().draft().isEmpty());
    }

    @Test
    void a_correction_is_taken_back_like_an_answer() {
        asked("Launch", "high").say("no, make it low").collected("priority", "4");
        talk.say("undo").asks("start").collected("priority", "2");
    }

    @Test
    void what_was_made_up_for_is_offered_once_more_and_confirmed() {
        asked("Launch", "high", "2031-03-01", "2031-03-02").complete(true);
        talk.say("undo").is(Reply.Answer.class).hears("CHG0030001 is off");
        talk.say("redo").is(Reply.Confirm.class).hears("Launch").say("yes").complete(true);
        assertEquals(2, party.calls.size());
        talk.say("redo").hears("nothing that I could do again");
    }

    @Test
    void asked_about_the_form_it_answers_and_asks_on() {
        asked("Launch").say("why do you ask?").asks("priority").hears("plan a party");
        talk.say("what have I said so far?")
                .asks("priority")
                .hears("\"Launch\"")
                .hears("How important");
        talk.say("thanks").asks("priority").hears("welcome");
        talk.say("are you a bot?").asks("priority");
        talk.say("repeat").asks("priority");
        talk.say("skip").asks("priority").hears("can't do without");
        talk.say("high").asks("start");
    }

    @Test
    void an_answer_may_say_more_than_was_asked() {
        asked("Launch")
                .say("high, and it starts 2031-03-01 at 22:00")
                .asks("end")
                .collected("priority", "2");
        talk.collected("start", "2031-03-01T22:00+02:00");
    }

    @Test
    void a_window_answers_both_questions() {
        asked("Launch", "high").say("1 March 2031 22:00 to 02:00").complete(true);
        talk.collected("end", "2031-03-02T02:00+02:00");
    }

    @Test
    void gets_more_helpful_each_time_and_offers_a_way_out() {
        asked("Launch").say("purple").asks("priority");
        var first = talk.text();
        talk.say("green").asks("priority");
        assertTrue(!talk.text().equals(first));
        talk.say("blue").asks("priority").hears("for later");
        talk.say("later").hears("Kept as a draft");
        talk.say("continue").asks("priority").say("high").asks("start");
    }

    @Test
    void free_text_is_not_taken_for_a_correction() {
        asked("start it on Sunday").asks("priority").collected("name", "start it on Sunday");
    }
}
