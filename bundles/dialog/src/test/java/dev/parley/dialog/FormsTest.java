/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.conversation.Message;
import dev.parley.api.conversation.Sender;
import dev.parley.api.intent.Form;
import dev.parley.api.intent.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forms: what they ask for, and what comes of what is sent. */
class FormsTest {

    /** All that a party needs. */
    private static final Map<String, String> LAUNCH =
            Map.of("name", "Launch", "priority", "2", "start", "2031-03-01T10:00Z", "end", "2031-03-02T10:00Z");

    private final PlanParty party = new PlanParty();
    private final BookRoom room = new BookRoom();
    private final Deployments deployed = new Deployments()
            .deploy(party)
            .deploy(room)
            .deploy(new CancelParty())
            .deploy(new AskWeather());
    private final Talk talk = new Talk(deployed);

    private List<String> names() {
        return talk.form().fields().stream().map(Form.FormField::name).toList();
    }

    private Form.FormField field(String name) {
        return talk.form().fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void isGood(String name, String value) {
        assertEquals(Optional.of(value), field(name).value());
        assertEquals(Optional.empty(), field(name).problem());
    }

    private void isBad(String name, Optional<String> value, String problem) {
        assertEquals(value, field(name).value());
        assertTrue(field(name).problem().orElse("").contains(problem), () -> "" + field(name));
    }

    @Test
    void every_type_of_slot_has_a_type_of_field() {
        talk.say("party");
        assertEquals("text", field("name").type());
        assertEquals(20, field("name").maxLength());
        talk.say("Launch");
        assertEquals("choice", field("priority").type());
        assertEquals(4, field("priority").options().size());
        talk.say("high");
        assertEquals("date_time", field("start").type());
        talk.say("cancel").say("room");
        assertEquals("number", field("guests").type());
        assertFalse(field("guests").search());
        talk.say("3").say("100");
        assertEquals("reference", field("number").type());
        assertTrue(field("number").search());
        assertEquals(Optional.empty(), field("number").problem());
    }

    @Test
    void a_window_is_picked_at_once() {
        talk.say("party").say("Launch").say("high").asks("start");
        assertEquals(List.of("start", "end"), names());
        talk.say("", Map.of("start", "2031-03-01T22:00+02:00", "end", "2031-03-01T23:00+02:00"))
                .complete(true);
        assertEquals(
                "2031-03-01T23:00+02:00", party.calls.get(0).get(PlanParty.END).toString());
    }

    @Test
    void a_window_may_be_told_in_two_answers_too() {
        talk.say("party").say("Launch").say("high").say("2031-03-01 22:00").asks("end");
        assertEquals(List.of("end"), names());
        talk.say("23:00").complete(true);
    }

    @Test
    void all_that_is_wrong_is_told_at_once_and_what_is_right_stays() {
        talk.say("party")
                .say("", Map.of("name", "A name that is far too long", "priority", "urgent", "start", "yesterday"))
                .is(Reply.Ask.class)
                .asks("name")
                .hears("27 characters")
                .hears("not \"urgent\"")
                .hears("past");
        isBad("name", Optional.of("A name that is far too long"), "27 characters");
        isBad("priority", Optional.of("urgent"), "I need one of");
        isBad("start", Optional.of("2030-11-22T00:00+02:00"), "past");
        talk.say("", Map.of("name", "Launch", "priority", "2", "start", "2031-03-01T10:00Z", "end", "never"))
                .asks("end")
                .collected("name", "Launch")
                .collected("priority", "2");
        isGood("start", "2031-03-01T10:00Z");
        isBad("end", Optional.of("never"), "never");
        assertEquals(List.of("start", "end"), names());
    }

    @Test
    void what_is_left_empty_is_told_where_it_is_needed() {
        talk.say("party")
                .say("", Map.of("name", " ", "priority", "", "start", "2031-03-01T10:00Z"))
                .asks("name")
                .collected("start", "2031-03-01T10:00Z");
        isBad("name", Optional.empty(), "I need the name");
        isBad("priority", Optional.empty(), "I need the priority");
        talk.say("cancel")
                .say("room")
                .say("", Map.of("guests", "3", "note", ""))
                .asks("budget");
    }

    @Test
    void what_is_typed_and_refused_is_told_in_the_form_as_well() {
        talk.say("party").say("a name that is far too long").asks("name");
        isBad("name", Optional.of("a name that is far too long"), "27 characters");
        talk.say("Launch").say("high").say("yesterday").asks("start");
        isBad("start", Optional.of("2030-11-22T00:00+02:00"), "past");
        talk.say("2031-03-01 22:00").say("2031-03-01 21:00").asks("end");
        isBad("end", Optional.of("2031-03-01T21:00+02:00"), "not after the start");
        isGood("start", "2031-03-01T22:00+02:00");
    }

    @Test
    void a_value_that_the_intent_refuses_is_told_in_the_form() {
        party.handler = turn -> Reply.askAgain(PlanParty.NAME, "That name is taken. Which else?");
        talk.say("party").say("", LAUNCH).asks("name");
        isBad("name", Optional.of("Launch"), "That name is taken");
    }

    @ParameterizedTest
    @CsvSource({
        "2031-03-01T22:00+05:00, 2031-03-01T22:00+05:00",
        "2031-03-01T22:00:00Z, 2031-03-01T22:00Z",
        "2031-03-01T22:00[America/New_York], 2031-03-01T22:00-05:00",
        "2031-07-01T22:00+02:00[Europe/Berlin], 2031-07-01T22:00+02:00",
        "2031-03-01T22:00, 2031-03-01T22:00+02:00",
        "2031-07-01T22:00:30.5, 2031-07-01T22:00:30.500+03:00"
    })
    void times_come_with_an_offset_a_zone_or_as_the_users_clock_shows_them(String sent, String value) {
        talk.say("party").say("", Map.of("start", sent)).collected("start", value);
    }

    @Test
    void a_form_for_another_question_is_filled_in_and_the_open_one_is_asked() {
        talk.say("party").say("", Map.of("priority", "2")).asks("name").collected("priority", "2");
        talk.say("Launch").asks("start");
    }

    @Test
    void a_form_that_nothing_is_open_for_changes_nothing() {
        talk.say("", Map.of("name", "Launch")).hears("not open any more").is(Reply.Answer.class);
        talk.say("party")
                .say("Launch")
                .say("", Map.of("bogus", "x"))
                .hears("not open any more")
                .asks("priority");
        talk.collected("name", "Launch");
    }

    @Test
    void a_form_of_something_left_in_between_is_filled_in_there() {
        talk.say("party").say("Launch").say("call off something").asks("number");
        talk.say("", Map.of("priority", "2"))
                .hears("Noted for later, to plan a party")
                .asks("number");
        talk.say("CHG0030001").say("yes").asks("start").collected("priority", "2");
    }

    @Test
    void a_form_of_something_put_aside_takes_it_up_again() {
        talk.say("party")
                .say("Launch")
                .say("later")
                .say("", Map.of("priority", "2"))
                .asks("start");
        talk.collected("name", "Launch").collected("priority", "2");
    }

    @Test
    void a_form_may_come_with_the_sentence_that_begins() {
        talk.say("party", Map.of("name", "Launch", "priority", "2"))
                .asks("start")
                .collected("name", "Launch");
    }

    @Test
    void a_form_does_not_carry_out_what_failed_without_asking() {
        party.handler = turn -> {
            throw new IllegalStateException("broken");
        };
        talk.say("party").say("", LAUNCH).is(Reply.Failure.class);
        talk.say("", Map.of("bogus", "x"));
        talk.say("", Map.of("priority", "3")).is(Reply.Confirm.class);
        assertEquals(1, party.calls.size());
    }

    @Test
    void a_form_sent_while_the_intent_is_away_is_kept() {
        talk.say("party");
        deployed.remove(party);
        talk.say("", Map.of("name", "Launch")).hears("is being replaced");
        deployed.deploy(party);
        talk.say("continue").asks("priority").collected("name", "Launch");
    }

    @Test
    void a_form_in_the_midst_of_a_choice_of_subjects_is_no_answer_to_that() {
        talk.say("call off CHG0030007 and then plan a party").hears("2 things");
        talk.say("", Map.of("bogus", "x")).hears("not open any more");
        talk.say("yes").hears("Cancel CHG0030007?");
    }

    @Test
    void a_stored_question_is_read_again_also_one_of_an_earlier_parley() {
        var json = new Json();
        var progress = "\"progress\":{\"intent\":\"x\",\"required\":[],\"collected\":{},\"complete\":false}";
        var old = "{\"kind\":\"ask\",\"slot\":\"name\",\"quick_replies\":[],\"confidence\":1,\"form\":{\"fields\":[{"
                + "\"name\":\"name\",\"type\":\"text\",\"label\":\"name\",\"required\":true,\"options\":[],"
                + "\"max_length\":20}]}," + progress + "}";
        var message = new Message(UUID.randomUUID(), 2, Sender.BOT, "What?", Instant.EPOCH, old);
        var read = (Reply.Ask) json.outcome(UUID.randomUUID(), message).reply();
        assertEquals(
                new Form.FormField("name", "text", "name", true, List.of(), 20),
                read.form().orElseThrow().fields().get(0));
    }

    @Test
    void numbers_are_asked_for_told_and_refused() {
        talk.say("room").asks("guests").say("lots").asks("guests").hears("can't read one number");
        isBad("guests", Optional.of("lots"), "number");
        talk.say("2.5").hears("whole number");
        talk.say("about 1,000").asks("guests");
        isBad("guests", Optional.of("1000"), "from 1 to 500");
        talk.say("about 20").asks("budget").collected("guests", "20");
        talk.say("-1").hears("0 or more").say("help").hears("as a number");
        talk.say("1,500.50").asks("number").collected("budget", "1500.5");
        talk.say("no, make the budget 2000").asks("number").collected("budget", "2000");
        talk.say("CHG0030001").say("yes");
        assertEquals("20", room.calls.get(0).get(BookRoom.GUESTS).toString());
    }

    @Test
    void numbers_in_forms_are_plain_whatever_the_language() {
        talk.reads(java.util.Locale.GERMANY)
                .say("room")
                .say("", Map.of("guests", "20", "budget", "1.125"))
                .asks("number")
                .collected("budget", "1.125");
        talk.say("", Map.of("number", "CHG0030001"));
        assertEquals("1.125", room.calls.get(0).get(BookRoom.BUDGET).toString());
    }
}
