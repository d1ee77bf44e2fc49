/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.connector.Unavailable;
import dev.parley.lib.jdbi.Database;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StandingsTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final AtomicLong nanos = new AtomicLong();
    private TestDatabase database;
    private Standings standings;

    @BeforeEach
    void begin() throws Exception {
        database = new TestDatabase();
        var members = new Members(new Database(database));
        members.add("ada", new PasswordHash(1, new byte[1], new byte[1]), Set.of("admin"));
        database.execute("update account set id = '1'");
        standings = new Standings(members, nanos::get);
    }

    private Set<String> roles() {
        return standings.of("1").orElseThrow().user().roles();
    }

    @Test
    void asks_again_after_a_second() throws Exception {
        assertEquals(Set.of("admin"), roles());
        database.execute("update account set roles = 'change'");

        nanos.set(SECOND - 1);
        assertEquals(Set.of("admin"), roles(), "another node's change, just before");
        nanos.set(SECOND);
        assertEquals(Set.of("change"), roles());
    }

    @Test
    void asks_again_at_once_when_it_is_told_of_a_change() throws Exception {
        assertEquals(Set.of("admin"), roles());
        database.execute("update account set roles = 'change'");

        standings.changed("1");

        assertEquals(Set.of("change"), roles());
    }

    @Test
    void remembers_that_there_is_nobody() throws Exception {
        assertEquals(Optional.empty(), standings.of("2"));
        database.execute("update account set id = '2'");
        assertEquals(Optional.empty(), standings.of("2"));

        nanos.set(SECOND);
        assertTrue(standings.of("2").isPresent());
    }

    @Test
    void holds_to_what_it_knew_while_the_database_is_away_and_makes_nothing_up() throws Exception {
        assertEquals(Set.of("admin"), roles());
        database.goesAway();
        nanos.set(10 * SECOND);

        assertEquals(Set.of("admin"), roles());
        assertThrows(Unavailable.class, () -> standings.of("2"));

        database.execute("update account set roles = 'change'");
        database.comesBack();
        nanos.set(11 * SECOND);
        assertEquals(Set.of("change"), roles());
    }
}
