/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BudgetTest {

    private final Fixture.Ticking clock = new Fixture.Ticking();

    @Test
    void what_is_set_aside_is_gone_until_it_is_settled() {
        var budget = new Budget(100, 0, clock);
        var share = budget.set(60).orElseThrow();
        assertEquals(Optional.empty(), budget.set(60));

        budget.settle(share, 40);
        assertTrue(budget.set(60).isPresent());
        assertFalse(budget.isLeft());
    }

    @Test
    void more_than_was_reckoned_counts_too() {
        var budget = new Budget(100, 0, clock);
        budget.settle(budget.set(10).orElseThrow(), 150);

        assertFalse(budget.isLeft());
    }

    @Test
    void a_day_begins_at_midnight_where_the_clock_is() {
        var budget = new Budget(100, 0, clock); // 10:15:30
        budget.set(100).orElseThrow();
        clock.pass(Duration.ofHours(13).plusMinutes(44));
        assertFalse(budget.isLeft());

        clock.pass(Duration.ofMinutes(1));
        assertTrue(budget.isLeft());
    }

    @Test
    void what_began_yesterday_is_not_settled_against_today() {
        var budget = new Budget(100, 0, clock);
        var yesterday = budget.set(90).orElseThrow();
        clock.pass(Duration.ofDays(1));
        budget.set(50).orElseThrow();
        budget.settle(yesterday, 0);

        assertEquals(Optional.empty(), budget.set(51));
        assertTrue(budget.set(50).isPresent());
    }

    @Test
    void calls_come_back_with_the_minute() {
        var budget = new Budget(0, 2, clock);
        assertTrue(budget.call());
        assertTrue(budget.call());
        assertFalse(budget.call());
        assertFalse(budget.isLeft());

        clock.pass(Duration.ofSeconds(30));
        assertTrue(budget.call());
    }

    @Test
    void nothing_is_no_limit() {
        var budget = new Budget(0, 0, clock);
        budget.set(1L << 40).orElseThrow();

        assertTrue(budget.isLeft());
        assertTrue(budget.call());
    }
}
