/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.change.status;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.ChangeManagement;
import dev.parley.api.change.ChangeState;
import dev.parley.api.change.Field;
import dev.parley.api.intent.Intent;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Values;
import dev.parley.testkit.intent.IntentContract;
import dev.parley.testkit.intent.Turns;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChangeStatusTest extends IntentContract {

    private static final ChangeFields RESTART =
            ChangeFields.NONE.with(Field.SHORT_DESCRIPTION, "Restart payments").with(Field.PRIORITY, "2");
    private static final Values FIRST = Values.NONE.with("number", "CHG0030001");

    @Override
    protected Intent intent(ChangeManagement port) {
        return new ChangeStatus(port);
    }

    @Override
    protected Values complete() {
        changes.create(Turns.ANNA, "one", RESTART);
        return FIRST;
    }

    private String told() {
        return intent(changes).handle(Turns.of(FIRST)).text();
    }

    @Test
    void tells_state_priority_and_window_in_the_users_zone() {
        changes.create(
                Turns.ANNA,
                "one",
                RESTART.with(Field.PLANNED_START, Instant.parse("2031-03-01T20:00:00Z"))
                        .with(Field.PLANNED_END, Instant.parse("2031-03-02T21:59:00Z")));
        changes.move(Turns.ANNA, "CHG0030001", ChangeState.ASSESS);
        assertEquals(
                "CHG0030001 \"Restart payments\" is in state Assess, priority 2 High."
                        + " It is planned from 1 March 2031 22:00 to 2 March 2031.",
                told());
    }

    @Test
    void tells_what_there_is() {
        changes.create(Turns.ANNA, "one", ChangeFields.NONE.with(Field.SHORT_DESCRIPTION, "Restart payments"));
        assertEquals("CHG0030001 \"Restart payments\" is in state New.", told());
    }

    @Test
    void tells_a_start_without_an_end() {
        changes.create(Turns.ANNA, "one", RESTART.with(Field.PLANNED_START, Instant.parse("2031-02-28T22:00:00Z")));
        assertEquals(
                "CHG0030001 \"Restart payments\" is in state New, priority 2 High. It is planned from 1 March 2031.",
                told());
    }

    @Test
    void hands_the_change_over() {
        var change = changes.create(Turns.ANNA, "one", RESTART);
        var reply = (Reply.Answer) intent(changes).handle(Turns.of(FIRST));
        assertEquals(change, reply.change().orElseThrow());
    }

    @Test
    void asks_again_for_a_number_that_it_cannot_find() {
        var reply = (Reply.Ask) intent(changes).handle(Turns.of(FIRST));
        assertEquals("number", reply.slot());
        assertEquals("I can't find CHG0030001 among your changes. Which number is it?", reply.text());
    }

    @Test
    void tells_nobody_about_the_change_of_another() {
        changes.create(Turns.ANNA, "one", RESTART);
        var reply = intent(changes).handle(Turns.of(Turns.BILL, UUID.randomUUID(), FIRST));
        assertEquals("I can't find CHG0030001 among your changes. Which number is it?", reply.text());
    }
}
