/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.testkit.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.ChangeManagement;
import dev.parley.api.change.ChangeQuery;
import dev.parley.api.change.ChangeState;
import dev.parley.api.change.Field;
import dev.parley.api.connector.Rejected;
import dev.parley.testkit.intent.Turns;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryChangesTest extends ChangeManagementContract {

    private final MemoryChanges changes = new MemoryChanges(Turns.CLOCK);

    @Override
    protected ChangeManagement changes() {
        return changes;
    }

    private void create(String type) {
        changes.create(
                Turns.ANNA,
                type,
                ChangeFields.NONE.with(Field.SHORT_DESCRIPTION, "Restart").with(Field.TYPE, type));
    }

    @Test
    void numbers_changes_from_CHG0030001() {
        create("normal");
        create("standard");
        assertEquals(
                List.of("CHG0030002", "CHG0030001"),
                changes.search(Turns.ANNA, ChangeQuery.newest(5)).items().stream()
                        .map(change -> change.number())
                        .toList());
    }

    @Test
    void has_the_courses_of_the_three_types() {
        create("normal");
        create("standard");
        create("emergency");
        assertEquals(List.of(ChangeState.ASSESS, ChangeState.CANCELED), changes.nextStates(Turns.ANNA, "CHG0030001"));
        assertEquals(
                List.of(ChangeState.SCHEDULED, ChangeState.CANCELED), changes.nextStates(Turns.ANNA, "CHG0030002"));
        assertEquals(
                List.of(ChangeState.AUTHORIZE, ChangeState.CANCELED), changes.nextStates(Turns.ANNA, "CHG0030003"));
    }

    @Test
    void can_be_taken_back_to_new_from_its_first_approval() {
        create("normal");
        changes.move(Turns.ANNA, "CHG0030001", ChangeState.ASSESS);
        assertEquals(
                List.of(ChangeState.AUTHORIZE, ChangeState.NEW, ChangeState.CANCELED),
                changes.nextStates(Turns.ANNA, "CHG0030001"));
    }

    @Test
    void shows_by_its_content_that_something_was_written() {
        create("normal");
        var before = changes.content();
        assertEquals(before, changes.content());
        changes.addWorkNote(Turns.ANNA, "CHG0030001", "The snapshot is made.");
        assertNotEquals(before, changes.content());
    }

    @Test
    void fails_when_told_to() {
        var failure = new Rejected("No.");
        changes.fail(() -> failure);
        assertSame(failure, assertThrows(Rejected.class, () -> changes.find(Turns.ANNA, "CHG0030001")));
        assertEquals(1, changes.calls());
    }
}
