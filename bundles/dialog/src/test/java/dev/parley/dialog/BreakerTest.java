/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.usage.BundleUsage;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private static final Limits LIMITS = new Limits(Duration.ofSeconds(1), 64, 3, Duration.ofSeconds(30));

    private final AtomicLong nanos = new AtomicLong();
    private final Breaker breaker = new Breaker(() -> LIMITS, nanos::get);

    private void calls(boolean... failures) {
        for (boolean isFailure : failures) {
            assertTrue(breaker.isLetThrough());
            breaker.ended(isFailure);
        }
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void opens_after_so_many_failures_in_a_row() {
        calls(true, true, false, true, true, true);
        assertFalse(breaker.isLetThrough());
        assertEquals(BundleUsage.Breaker.OPEN, breaker.state());
        assertEquals(Duration.ofSeconds(30), breaker.left());
    }

    @Test
    void opens_when_half_of_many_calls_have_failed() {
        calls(true, false, true, false, true, false, true, false, true, false, true);
        assertEquals(BundleUsage.Breaker.CLOSED, breaker.state());
        calls(true);
        assertEquals(BundleUsage.Breaker.OPEN, breaker.state());
    }

    @Test
    void lets_one_call_through_after_its_rest_and_closes_if_that_is_well() {
        calls(true, true, true);
        pass(Duration.ofSeconds(30));
        assertEquals(BundleUsage.Breaker.HALF_OPEN, breaker.state());
        assertTrue(breaker.isLetThrough());
        assertFalse(breaker.isLetThrough(), "only one");
        breaker.ended(false);
        calls(true, true, false);
    }

    @Test
    void rests_again_if_that_call_fails_too() {
        calls(true, true, true);
        pass(Duration.ofSeconds(30));
        calls(true);
        assertFalse(breaker.isLetThrough());
        pass(Duration.ofSeconds(30));
        assertTrue(breaker.isLetThrough());
    }

    @Test
    void a_call_that_was_not_made_after_all_makes_way_for_another() {
        calls(true, true, true);
        pass(Duration.ofSeconds(30));
        assertTrue(breaker.isLetThrough());
        breaker.notMade();
        assertTrue(breaker.isLetThrough());
    }

    @Test
    void what_began_before_it_opened_neither_closes_nor_prolongs_it() {
        assertTrue(breaker.isLetThrough());
        calls(true, true, true);
        breaker.ended(false);
        assertFalse(breaker.isLetThrough());
    }
}
