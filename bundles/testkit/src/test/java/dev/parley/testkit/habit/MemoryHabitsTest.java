/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.testkit.habit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.habit.Habits;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryHabitsTest extends HabitsContract {

    private final MemoryHabits memory = new MemoryHabits();

    @Override
    protected Habits habits() {
        return memory;
    }

    @Test
    void can_be_away() {
        memory.away(true);
        assertThrows(Unavailable.class, () -> memory.things("ada", 1));
        memory.away(false);
        assertEquals(List.of(), memory.things("ada", 1));
    }
}
