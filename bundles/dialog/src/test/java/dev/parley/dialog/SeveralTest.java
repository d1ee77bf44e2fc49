/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.intent.Reply;
import org.junit.jupiter.api.Test;

/** Several wishes at once, words that point back, and leaving and coming back. */
class SeveralTest {

    private final PlanParty party = new PlanParty();
    private final CancelParty cancel = new CancelParty();
    private final Talk talk =
            new Talk(new Deployments().deploy(party).deploy(cancel).deploy(new AskWeather()));

    @Test
    void two_wishes_are_read_back_as_a_plan_and_taken_in_turn() {
        talk.say("call off CHG0030007 and then plan a party").is(Reply.Confirm.class);
        talk.hears("2 things").hears("cancel a party").hears("plan a party");
        assertTrue(cancel.calls.isEmpty());
        talk.say("yes").is(Reply.Confirm.class).hears("Cancel CHG0030007?");
        talk.say("yes").hears("CHG0030007 is off").asks("name");
        talk.say("Launch").asks("priority");
    }

    @Test
    void a_plan_that_is_not_meant_is_dropped() {
        talk.say("call off CHG0030007 and plan a party").say("no").hears("other words");
        assertTrue(talk.state().plan().wishes().isEmpty());
        talk.say("weather").hears("Sunny");
    }

    @Test
    void one_wish_for_two_things_is_a_plan() {
        talk.say("call off CHG0030007 and CHG0030008")
                .is(Reply.Confirm.class)
                .hears("CHG0030007")
                .hears("CHG0030008");
        talk.say("yes")
                .hears("Cancel CHG0030007?")
                .say("yes")
                .hears("Cancel CHG0030008?")
                .say("yes");
        assertEquals(2, cancel.calls.size());
        talk.say("call off both").hears("2 things");
    }

    @Test
    void it_is_what_was_spoken_of_last_and_the_other_one_what_was_before() {
        talk.say("call off CHG0030007").say("yes").say("call off CHG0030008").say("yes");
        talk.say("call off it").hears("Cancel CHG0030008?").say("cancel");
        talk.say("call off the other one").hears("Cancel CHG0030007?").say("cancel");
        talk.say("call off").hears("Cancel CHG0030008?").say("cancel");
        talk.say("call off another").asks("number");
    }

    @Test
    void questions_in_between_are_answered_three_deep() {
        talk.say("a party").asks("name").say("Launch").asks("priority");
        talk.say("call off")
                .asks("number")
                .say("how is the weather?")
                .hears("Sunny")
                .asks("number");
        talk.say("CHG0030009")
                .hears("Cancel CHG0030009?")
                .say("weather")
                .hears("Sunny")
                .hears("Cancel CHG0030009?");
        talk.say("yes").hears("CHG0030009 is off").asks("priority").say("high").asks("start");
    }
}
