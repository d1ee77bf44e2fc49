/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.handover.HandOver;
import dev.parley.api.intent.Reply;
import dev.parley.api.knowledge.KnowledgeBase;
import dev.parley.api.knowledge.Passage;
import dev.parley.api.knowledge.Question;
import dev.parley.testkit.habit.MemoryHabits;
import dev.parley.testkit.handover.MemoryDesk;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the engine does with habits, a desk and knowledge, and that it goes on without them. */
class NeighboursTest {

    private final Talk talk = new Talk(
            new Deployments().deploy(new PlanParty()).deploy(new CancelParty()).deploy(new AskWeather()));

    @Test
    void offers_what_a_user_always_chose_and_takes_as_usual_for_it() {
        var habits = new MemoryHabits();
        talk.neighbours().habits = habits;
        for (int i = 0; i < 3; i++) {
            habits.remember("anna", "plan_party", List.of(), Map.of("priority", "2"), Talk.NOW.toInstant());
        }
        talk.say("party").say("Launch").asks("priority");
        talk.offers("As usual: 2 High", "1 Critical", "2 High", "3 Medium", "4 Low");
        talk.say("as usual").asks("start").collected("priority", "2");
    }

    @Test
    void does_not_offer_what_changes_from_time_to_time() {
        var habits = new MemoryHabits();
        talk.neighbours().habits = habits;
        for (var value : List.of("2", "2", "3")) {
            habits.remember("anna", "plan_party", List.of(), Map.of("priority", value), Talk.NOW.toInstant());
        }
        talk.say("party").say("Launch").offers("1 Critical", "2 High", "3 Medium", "4 Low");
        talk.say("as usual").asks("priority");
    }

    @Test
    void it_may_be_something_of_another_conversation() {
        var habits = new MemoryHabits();
        talk.neighbours().habits = habits;
        habits.remember("anna", "plan_party", List.of("CHG0030044"), Map.of(), Talk.NOW.toInstant());
        talk.say("call off my last change")
                .hears("Cancel CHG0030044?")
                .say("no")
                .say("cancel");
        talk.say("call off something").asks("number").offers("CHG0030044");
    }

    @Test
    void habits_that_do_not_answer_cost_nothing() {
        var habits = new MemoryHabits();
        habits.away(true);
        talk.neighbours().habits = habits;
        talk.say("party").say("Launch").asks("priority").offers("1 Critical", "2 High", "3 Medium", "4 Low");
    }

    @Test
    void answers_a_question_from_what_is_written_and_goes_on() {
        talk.neighbours().knowledge = List.of(new Pages());
        talk.say("who approves emergency changes?").hears("The board.").intent("unknown");
        talk.say("party")
                .say("Launch")
                .say("who approves emergency changes?")
                .hears("The board.")
                .asks("priority");
        talk.say("high").asks("start");
    }

    @Test
    void shows_the_closest_page_before_it_offers_a_person() {
        talk.neighbours().knowledge = List.of(new Pages());
        talk.say("wumpus")
                .say("wumpus!")
                .say("wumpus approves")
                .hears("Approval")
                .hears("The board.");
    }

    @Test
    void a_person_gets_the_conversation_with_its_draft() {
        var desk = new MemoryDesk();
        talk.neighbours().desk = desk;
        talk.say("party").say("Launch").say("I want to talk to a person").hears("passed this conversation on");
        talk.asks("priority");
        HandOver open = desk.list(true, 10, Optional.empty()).items().get(0);
        assertEquals("anna", open.userId());
        assertTrue(open.draft().orElseThrow().contains("Launch"));
        talk.say("cancel").is(Reply.Answer.class);
    }

    private static final class Pages implements KnowledgeBase {

        @Override
        public String name() {
            return "pages";
        }

        @Override
        public List<Passage> search(Question question) {
            return question.text().contains("approves")
                    ? List.of(new Passage(
                            "Approval",
                            "The board.",
                            Optional.empty(),
                            question.text().contains("wumpus") ? 0.2 : 0.9))
                    : List.of();
        }
    }
}
