/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import static dev.parley.dialog.Booking.slot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.parley.api.intent.Option;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.SlotType;
import dev.parley.api.intent.Values;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MigrationTest {

    private final Deployments deployed = new Deployments();
    private final Booking first = new Booking(1, slot("room"), slot("reason"), slot("day"));
    private final Talk talk = new Talk(deployed, Settings.ReadBack.NEVER, Duration.ofMillis(300));

    MigrationTest() {
        deployed.deploy(first, "1.0.0");
    }

    private Booking replacedBy(Booking other) {
        deployed.deploy(other, "2.0.0");
        deployed.remove(first);
        return other;
    }

    private Booking renamed() {
        return new Booking(2, slot("place"), slot("reason"), slot("day"))
                .migrating((from, values) -> Booking.moved(values, "room", "place"));
    }

    @Test
    void goes_on_with_the_draft_where_it_was() {
        talk.say("book").say("Blue").asks("reason");
        var second = replacedBy(new Booking(2, slot("room"), slot("reason"), slot("day")));
        talk.say("training").asks("day").collected("room", "Blue").collected("reason", "training");
        talk.say("Monday").complete(true);
        assertEquals(
                Map.of("room", "Blue", "reason", "training", "day", "Monday"),
                second.calls.get(0).values().canonical());
        assertEquals(0, first.calls.size());
    }

    @Test
    void keeps_a_value_whose_slot_has_another_name_now() {
        talk.say("book").say("Blue");
        var second = replacedBy(renamed());
        talk.say("training").asks("day");
        assertFalse(talk.heard().contains("could not keep"), talk::heard);
        talk.say("Monday").complete(true);
        assertEquals(
                Map.of("place", "Blue", "reason", "training", "day", "Monday"),
                second.calls.get(0).values().canonical());
    }

    @Test
    void takes_the_answer_to_a_question_whose_slot_has_another_name_now() {
        talk.say("book").asks("room");
        replacedBy(renamed());
        talk.say("Blue").asks("reason").collected("place", "Blue");
    }

    @Test
    void takes_a_form_whose_slot_has_another_name_now() {
        talk.say("book").asks("room");
        replacedBy(renamed());
        talk.say("", Map.of("room", "Blue")).asks("reason").collected("place", "Blue");
    }

    @Test
    void says_what_it_cannot_keep_as_its_slot_is_gone() {
        talk.say("book").say("Blue").asks("reason");
        replacedBy(new Booking(2, slot("reason"), slot("day")));
        talk.say("training").asks("day").hears("I could not keep room \"Blue\"").collected("reason", "training");
        talk.say("Monday").complete(true);
    }

    @Test
    void says_so_in_german() {
        talk.reads(Locale.GERMAN).say("book").say("Blue");
        replacedBy(new Booking(2, slot("reason"), slot("day")));
        talk.say("Schulung").asks("day").hears("Ich konnte nicht behalten: room \"Blue\"");
    }

    @Test
    void says_that_the_answer_is_for_a_question_that_is_not_asked_any_more() {
        talk.say("book").asks("room");
        replacedBy(new Booking(2, slot("reason"), slot("day")));
        talk.say("Blue").asks("reason").hears("I could not keep room \"Blue\"");
    }

    @Test
    void says_what_a_migration_leaves_out() {
        talk.say("book").say("Blue").asks("reason");
        replacedBy(new Booking(2, slot("room"), slot("reason"), slot("day"))
                .migrating((from, values) -> values.without("room")));
        talk.say("training").asks("room").hears("I could not keep room \"Blue\"");
    }

    @Test
    void asks_for_what_is_new() {
        talk.say("book").say("Blue").say("training").asks("day");
        replacedBy(new Booking(2, slot("room"), slot("reason"), slot("day"), slot("guests")));
        talk.say("Monday").asks("guests").collected("day", "Monday");
    }

    @Test
    void drops_what_is_not_among_the_choices_any_more_and_asks_again() {
        talk.say("book").say("Blue").asks("reason");
        replacedBy(new Booking(
                2, Slot.choice("room", "room", "Which room?", Option.of("red", "Red")), slot("reason"), slot("day")));
        talk.say("training")
                .asks("room")
                .hears("I could not keep room \"Blue\"")
                .collected("reason", "training");
    }

    @Test
    void reads_back_anew_what_was_not_told_like_that() {
        var insisting = new Talk(deployed, Settings.ReadBack.ALWAYS, Duration.ofSeconds(10));
        insisting.say("book").say("Blue").say("training").say("Monday").is(Reply.Confirm.class);
        var second = replacedBy(renamed());
        insisting.say("yes").is(Reply.Confirm.class).hears("Blue");
        assertEquals(0, second.calls.size());
        insisting.say("yes").complete(true);
        assertEquals(1, second.calls.size());
    }

    @Test
    void carries_out_what_was_read_back_if_nothing_of_it_has_changed() {
        var insisting = new Talk(deployed, Settings.ReadBack.ALWAYS, Duration.ofSeconds(10));
        insisting.say("book").say("Blue").say("training").say("Monday").is(Reply.Confirm.class);
        replacedBy(new Booking(2, slot("room"), slot("reason"), slot("day")));
        insisting.say("yes").complete(true);
    }

    @Test
    void keeps_what_fits_if_the_migration_throws() {
        talk.say("book").say("Blue").asks("reason");
        replacedBy(new Booking(2, slot("room"), slot("reason"), slot("day")).migrating((from, values) -> {
            throw new StackOverflowError();
        }));
        talk.say("training").asks("day").collected("room", "Blue").collected("reason", "training");
    }

    @Test
    void keeps_what_fits_if_the_migration_hangs() {
        var never = new CountDownLatch(1);
        talk.say("book").say("Blue").asks("reason");
        replacedBy(new Booking(2, slot("room"), slot("reason"), slot("day")).migrating((from, values) -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Values.NONE;
        }));
        talk.say("training").asks("day").collected("room", "Blue").collected("reason", "training");
    }

    @Test
    void goes_back_to_an_earlier_version() {
        var second = new Booking(2, slot("place"), slot("reason"), slot("day"));
        deployed.deploy(second, "2.0.0");
        talk.say("book").say("Blue").asks("reason").collected("place", "Blue");
        deployed.remove(second);
        talk.say("training")
                .asks("room")
                .hears("I could not keep place \"Blue\"")
                .collected("reason", "training");
    }

    @Test
    void a_draft_that_an_earlier_parley_has_stored_is_of_version_1() {
        talk.say("book").say("Blue").asks("reason");
        talk.stored(json -> json.replaceAll(",\"version\":\\d+", ""));
        var second = replacedBy(renamed());
        talk.say("training").asks("day").collected("place", "Blue");
        talk.say("Monday").complete(true);
        assertEquals(1, second.calls.size());
    }

    @Test
    void migrates_what_was_put_aside() {
        talk.say("book").say("Blue").say("later");
        replacedBy(renamed());
        talk.say("continue").asks("reason").collected("place", "Blue");
    }

    @Test
    void migrates_once() {
        var migrations = new AtomicInteger();
        talk.say("book").say("Blue").asks("reason");
        replacedBy(new Booking(2, slot("room"), slot("reason"), slot("day")).migrating((from, values) -> {
            assertEquals(1, from);
            migrations.incrementAndGet();
            return values;
        }));
        talk.say("training").asks("day");
        int once = migrations.get();
        talk.say("what have I told you so far?");
        talk.say("Monday").complete(true);
        assertEquals(once, migrations.get());
    }

    @Test
    void a_number_that_will_not_do_any_more_is_asked_again() {
        talk.say("book").say("Blue").say("training").asks("day");
        replacedBy(new Booking(
                2,
                slot("room"),
                new Slot<>(
                        "reason",
                        "reason",
                        SlotType.Number.WHOLE,
                        "How many?",
                        true,
                        values -> true,
                        List.of(),
                        List.of()),
                slot("day")));
        talk.say("Monday")
                .asks("reason")
                .hears("I could not keep reason \"training\"")
                .collected("day", "Monday");
    }
}
