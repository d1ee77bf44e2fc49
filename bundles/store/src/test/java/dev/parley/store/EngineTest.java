/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EngineTest {

    @ParameterizedTest
    @ValueSource(strings = {"h2", "H2", " h2 ", "", "django.db.backends.h2"})
    void knows_h2_which_is_also_meant_by_nothing(String name) {
        assertEquals(Engine.H2, Engine.named(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql",
                "postgres",
                "PostgreSQL",
                "django.db.backends.postgresql",
                "django.db.backends.postgresql_psycopg2"
            })
    void knows_postgresql_by_its_names(String name) {
        assertEquals(Engine.POSTGRESQL, Engine.named(name));
    }

    @Test
    void says_what_would_do_instead_of_another() {
        var error = assertThrows(IllegalArgumentException.class, () -> Engine.named("django.db.backends.sqlite3"));
        assertEquals(
                "The database engine must be h2 or postgresql, not \"django.db.backends.sqlite3\".",
                error.getMessage());
    }
}
