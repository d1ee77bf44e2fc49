/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.testkit.habit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.habit.Habits;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Habits} does. Its tests extend this. */
public abstract class HabitsContract {

    private static final int ALL = 1000;

    private final Instant now = Instant.parse("2030-06-01T12:00:00.123456Z");
    private String ada;
    private String bob;

    /** The same habits at each call of one test. */
    protected abstract Habits habits();

    @BeforeEach
    void meet_new_users() {
        ada = "ada-" + UUID.randomUUID();
        bob = "bob-" + UUID.randomUUID();
    }

    private void had(String userId, String... things) {
        habits().remember(userId, "check_status", List.of(things), Map.of(), now);
    }

    private void chose(String userId, String slot, String value) {
        habits().remember(userId, "create_change_request", List.of(), Map.of(slot, value), now);
    }

    @Test
    void knows_nothing_of_somebody_new() {
        assertEquals(List.of(), habits().things(ada, ALL));
        assertEquals(List.of(), habits().choices(ada, "create_change_request", "priority", ALL));
    }

    @Test
    void gives_the_latest_thing_first_and_each_once() {
        had(ada, "CHG0030001", "PAY-12");
        had(ada, "CHG0030002");
        had(ada, "CHG0030001", "CHG0030003", "CHG0030001");
        had(bob, "CHG0030009");

        assertEquals(List.of("CHG0030001", "CHG0030003", "CHG0030002", "PAY-12"), habits().things(ada, ALL));
        assertEquals(List.of("CHG0030001", "CHG0030003"), habits().things(ada, 2));
        assertEquals(List.of("CHG0030009"), habits().things(bob, ALL));
    }

    @Test
    void orders_by_when_it_was_done_rather_than_by_when_it_was_noted() {
        habits().remember(ada, "a", List.of("second"), Map.of("slot", "2"), now.plusSeconds(1));
        habits().remember(ada, "a", List.of("first"), Map.of("slot", "1"), now);

        assertEquals(List.of("second", "first"), habits().things(ada, ALL));
        assertEquals(List.of("2", "1"), habits().choices(ada, "a", "slot", ALL));
    }

    @Test
    void remembers_only_the_latest_things() {
        IntStream.rangeClosed(1, Habits.MOST + 5).forEach(i -> had(ada, "CHG" + i));

        var kept = habits().things(ada, ALL);
        assertEquals(Habits.MOST, kept.size());
        assertEquals("CHG" + (Habits.MOST + 5), kept.get(0));
        assertEquals("CHG6", kept.get(Habits.MOST - 1));
    }

    @Test
    void gives_every_choice_for_a_slot_the_latest_first() {
        chose(ada, "priority", "2");
        chose(ada, "priority", "3");
        chose(ada, "priority", "2");
        chose(ada, "risk", "4");
        chose(bob, "priority", "1");
        habits().remember(ada, "update_change_request", List.of(), Map.of("priority", "4"), now);

        assertEquals(List.of("2", "3", "2"), habits().choices(ada, "create_change_request", "priority", ALL));
        assertEquals(List.of("2"), habits().choices(ada, "create_change_request", "priority", 1));
        assertEquals(List.of("4"), habits().choices(ada, "create_change_request", "risk", ALL));
        assertEquals(List.of("4"), habits().choices(ada, "update_change_request", "priority", ALL));
        assertEquals(List.of("1"), habits().choices(bob, "create_change_request", "priority", ALL));
    }

    @Test
    void remembers_only_the_latest_choices_of_each_slot() {
        chose(ada, "risk", "4");
        IntStream.rangeClosed(1, Habits.MOST + 5).forEach(i -> chose(ada, "priority", "p" + i));

        var kept = habits().choices(ada, "create_change_request", "priority", ALL);
        assertEquals(Habits.MOST, kept.size());
        assertEquals("p" + (Habits.MOST + 5), kept.get(0));
        assertEquals(List.of("4"), habits().choices(ada, "create_change_request", "risk", ALL));
    }

    @Test
    void keeps_texts_of_any_length_and_script() {
        var text = "Neustart für 世界 👩‍🔧 '; DROP TABLE message; --\n".repeat(200);
        habits().remember(ada, "create_change_request", List.of(text), Map.of("description", text, "note", ""), now);

        assertEquals(List.of(text), habits().things(ada, ALL));
        assertEquals(List.of(text), habits().choices(ada, "create_change_request", "description", ALL));
        assertEquals(List.of(""), habits().choices(ada, "create_change_request", "note", ALL));
    }

    @Test
    void forgets_a_user_and_nobody_else() {
        habits().remember(ada, "a", List.of("CHG1"), Map.of("slot", "1"), now);
        habits().remember(bob, "a", List.of("CHG2"), Map.of("slot", "2"), now);
        habits().forget(ada);

        assertEquals(List.of(), habits().things(ada, ALL));
        assertEquals(List.of(), habits().choices(ada, "a", "slot", ALL));
        assertEquals(List.of("CHG2"), habits().things(bob, ALL));
        assertEquals(List.of("2"), habits().choices(bob, "a", "slot", ALL));
    }
}
