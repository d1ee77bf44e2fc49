/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.change.cancel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.ChangeManagement;
import dev.parley.api.change.ChangeState;
import dev.parley.api.change.Field;
import dev.parley.api.connector.Rejected;
import dev.parley.api.intent.Confirmation;
import dev.parley.api.intent.Intent;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Values;
import dev.parley.testkit.intent.IntentContract;
import dev.parley.testkit.intent.Localized;
import dev.parley.testkit.intent.Turns;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CancelChangeTest extends IntentContract {

    private static final Values FIRST =
            Values.NONE.with("number", "CHG0030001").with("reason", "The vendor postponed it.");

    @Override
    protected Intent intent(ChangeManagement port) {
        return new CancelChange(port);
    }

    @Override
    protected Values complete() {
        create();
        return FIRST;
    }

    private Change create() {
        return changes.create(Turns.ANNA, "one", ChangeFields.NONE.with(Field.SHORT_DESCRIPTION, "Restart payments"));
    }

    private Reply reply() {
        return intent(changes).handle(Turns.of(FIRST));
    }

    @Test
    void is_never_carried_out_unconfirmed() {
        assertTrue(intent(changes)
                .spec()
                .confirmation()
                .filter(Confirmation::always)
                .isPresent());
    }

    @Test
    void cancels_and_leaves_the_reason_in_the_work_notes() {
        create();
        var reply = (Reply.Answer) reply();
        assertEquals("CHG0030001 is cancelled. The reason is in its work notes.", reply.text());
        var change = reply.change().orElseThrow();
        assertEquals(ChangeState.CANCELED, change.state());
        assertEquals(List.of("The vendor postponed it."), changes.content().get(change));
    }

    @Test
    void says_so_if_it_is_cancelled_already() {
        create();
        changes.cancel(Turns.ANNA, "CHG0030001", "No longer needed.");
        var before = changes.content();
        assertEquals("CHG0030001 is cancelled already.", reply().text());
        assertEquals(before, changes.content());
    }

    @Test
    void asks_again_for_a_number_that_it_cannot_find() {
        var reply = (Reply.Ask) reply();
        assertEquals("number", reply.slot());
        assertEquals("I can't find CHG0030001 among your changes. Which one should I cancel?", reply.text());
    }

    @Test
    void cancels_nothing_of_another_user() {
        create();
        var before = changes.content();
        intent(changes).handle(Turns.of(Turns.BILL, UUID.randomUUID(), FIRST));
        assertEquals(before, changes.content());
    }

    @Test
    void passes_the_refusal_of_a_change_in_review_on() {
        create();
        for (var state : List.of(
                ChangeState.ASSESS,
                ChangeState.AUTHORIZE,
                ChangeState.SCHEDULED,
                ChangeState.IMPLEMENT,
                ChangeState.REVIEW)) {
            changes.move(Turns.ANNA, "CHG0030001", state);
        }
        assertThrows(Rejected.class, this::reply);
    }

    @Test
    void speaks_german() throws Exception {
        Localized.assertWhole(intent(changes), Locale.GERMAN);
        var reply = intent(changes).handle(Localized.in(Locale.GERMAN, Turns.of(complete())));
        assertEquals("CHG0030001 ist storniert. Der Grund steht in den Arbeitsnotizen.", reply.text());
    }
}
