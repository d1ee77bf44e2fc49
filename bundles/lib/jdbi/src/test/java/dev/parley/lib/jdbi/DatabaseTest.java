/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.jdbi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.api.connector.Unavailable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DatabaseTest {

    private final JdbcDataSource source = new JdbcDataSource();
    private Database database;

    @BeforeEach
    void open() {
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=50");
        database = new Database(source);
        write("CREATE TABLE word (id INTEGER PRIMARY KEY, text VARCHAR(5))");
        write("INSERT INTO word VALUES (1, 'one')");
    }

    private void write(String sql, Object... values) {
        database.write(handle -> handle.execute(sql, values));
    }

    private int words() {
        return database.read(handle ->
                handle.createQuery("SELECT COUNT(*) FROM word").mapTo(int.class).one());
    }

    @Test
    void writes_all_or_nothing() {
        assertThrows(
                SecurityException.class,
                () -> database.write(handle -> {
                    handle.execute("INSERT INTO word VALUES (2, 'two')");
                    throw new SecurityException("after half of it");
                }));

        assertEquals(1, words());
    }

    @Test
    void names_a_key_that_is_there_already() {
        assertThrows(Duplicate.class, () -> write("INSERT INTO word VALUES (1, 'uno')"));
    }

    @Test
    void refuses_a_value_without_repeating_it() {
        var error = assertThrows(
                IllegalArgumentException.class, () -> write("INSERT INTO word VALUES (2, ?)", "confidential"));

        var told = new StringWriter();
        error.printStackTrace(new PrintWriter(told));
        assertFalse(told.toString().contains("confidential"), told.toString());
    }

    @Test
    void is_unavailable_while_another_holds_what_is_needed() {
        new Database(source).write(other -> {
            other.execute("UPDATE word SET text = 'eins' WHERE id = 1");
            return assertThrows(Unavailable.class, () -> write("UPDATE word SET text = 'uno' WHERE id = 1"));
        });
    }

    @Test
    void is_unavailable_when_there_is_no_connection() {
        source.setURL("jdbc:h2:tcp://127.0.0.1:1/nowhere");

        assertEquals(
                "the database", assertThrows(Unavailable.class, this::words).system());
    }

    /** Connection, deadlock, disk full, time-out, shutdown, system error, standby, lock; then H2's own. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "08006", "40P01", "53100", "57014", "57P01", "58030", "25006", "55P03", "HYT00", "90028", "90067",
                "90098"
            })
    void takes_what_passes_for_unavailable(String state) {
        assertEquals(
                Unavailable.class, SqlErrors.read(new SQLException("x", state)).getClass());
    }

    /** Syntax error, missing table, no permission; H2's missing column. */
    @ParameterizedTest
    @ValueSource(strings = {"42601", "42P01", "42501", "42S22"})
    void takes_what_does_not_pass_for_a_defect(String state) {
        assertEquals(
                IllegalStateException.class,
                SqlErrors.read(new SQLException("x", state)).getClass());
    }
}
