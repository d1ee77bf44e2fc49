/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.change.create;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeManagement;
import dev.parley.api.change.ChangeState;
import dev.parley.api.change.Field;
import dev.parley.api.intent.Intent;
import dev.parley.api.intent.QuickReply;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.Undo;
import dev.parley.api.intent.Values;
import dev.parley.testkit.intent.IntentContract;
import dev.parley.testkit.intent.Turns;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CreateChangeTest extends IntentContract {

    private static final Values RESTART = Values.NONE
            .with("short_description", "Restart payments")
            .with("description", "After the July patch")
            .with("priority", "2")
            .with("planned_start_date", "2031-03-01T00:00+02:00")
            .with("planned_end_date", "2031-03-02T23:59+02:00");

    @Override
    protected Intent intent(ChangeManagement port) {
        return new CreateChange(port);
    }

    @Override
    protected Values complete() {
        return RESTART;
    }

    private Reply.Answer created(Values values) {
        return (Reply.Answer) intent(changes).handle(Turns.of(values));
    }

    private Change only() {
        return changes.content().keySet().iterator().next();
    }

    @Test
    void asks_for_the_five_values_in_order_and_never_for_the_type() {
        assertEquals(
                List.of("short_description", "description", "priority", "planned_start_date", "planned_end_date"),
                intent(changes).spec().slots().stream()
                        .filter(slot -> slot.isAsked(Values.NONE))
                        .map(Slot::name)
                        .toList());
    }

    @Test
    void creates_a_normal_change_as_it_was_said() {
        var reply = created(RESTART);
        assertEquals(
                Map.of(
                        "type", "normal",
                        "short_description", "Restart payments",
                        "description", "After the July patch",
                        "priority", "2",
                        "planned_start_date", "2031-02-28T22:00:00Z",
                        "planned_end_date", "2031-03-02T21:59:00Z"),
                only().fields().values());
        assertEquals(ChangeState.NEW, only().state());
        assertEquals("anna", only().requestedBy());
        assertEquals(
                "CHG0030001 is created, in state New. Anything to change? You can say \"undo\" for now.", reply.text());
        assertEquals(only(), reply.change().orElseThrow());
    }

    @Test
    void creates_a_change_of_the_type_that_was_said() {
        created(RESTART.with("type", "emergency"));
        assertEquals("emergency", only().fields().get(Field.TYPE).orElseThrow());
    }

    @Test
    void keeps_the_moment_whatever_the_offset() {
        created(RESTART.with("planned_start_date", "2031-03-01T10:30-05:00"));
        assertEquals(
                Instant.parse("2031-03-01T15:30:00Z"),
                only().fields().get(Field.PLANNED_START).orElseThrow());
    }

    @Test
    void offers_to_take_it_back_by_cancelling() {
        var reply = created(RESTART);
        assertEquals(List.of(new QuickReply("Undo", "undo")), reply.quickReplies());
        assertEquals(
                new Undo(
                        "cancel_change_request",
                        Map.of("number", "CHG0030001", "reason", "Taken back right after it was created.")),
                reply.undo().orElseThrow());
    }
}
