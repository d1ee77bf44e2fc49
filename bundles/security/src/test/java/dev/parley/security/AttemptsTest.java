/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.api.connector.Unavailable;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private final Attempts attempts = new Attempts();
    private Instant now = Instant.parse("2030-01-01T00:00:00Z");

    @Test
    void lets_five_through_and_doubles_the_pause_from_then_on_up_to_a_minute() {
        for (int i = 0; i < 5; i++) {
            attempts.begin("ada", now);
        }

        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            assertEquals(Duration.ofSeconds(seconds), refused("ada"));
            now = now.plusSeconds(seconds);
            attempts.begin("ada", now);
        }
    }

    @Test
    void says_how_long_is_left() {
        for (int i = 0; i < 5; i++) {
            attempts.begin("ada", now);
        }
        now = now.plusMillis(300);

        assertEquals(Duration.ofMillis(700), refused("ada"));
    }

    @Test
    void slows_nobody_else_down() {
        for (int i = 0; i < 5; i++) {
            attempts.begin("ada", now);
        }

        assertDoesNotThrow(() -> attempts.begin("bob", now));
    }

    @Test
    void counts_anew_after_a_success() {
        for (int i = 0; i < 50; i++) {
            attempts.begin("ada", now);
            attempts.succeeded("ada");
        }
    }

    @Test
    void forgets_names_in_the_end_but_not_those_in_use() {
        for (int i = 0; i < 5; i++) {
            attempts.begin("ada", now);
        }
        for (int i = 0; i < 50_000; i++) {
            attempts.begin("name " + i, now);
            if (i % 5_000 == 0) {
                refused("ada");
            }
        }

        refused("ada");
        assertDoesNotThrow(() -> attempts.begin("name 0", now));
    }

    private Duration refused(String name) {
        return assertThrows(Unavailable.class, () -> attempts.begin(name, now)).retryAfter();
    }
}
