/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.lib.jdbi.Database;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How tables come about, on each database. */
abstract class MigrationsContract {

    private DataSource source;
    private Database database;

    abstract Settings settings(Path directory);

    @BeforeEach
    void make(@TempDir Path directory) {
        source = Databases.source(settings(directory));
        database = new Database(source);
    }

    DataSource source() {
        return source;
    }

    List<String> applied() {
        return database.read(handle -> handle.createQuery("SELECT file FROM schema_version ORDER BY version")
                .mapTo(String.class)
                .list());
    }

    private int execute(String sql) {
        return database.write(handle -> handle.execute(sql));
    }

    @Test
    void fills_an_empty_database() {
        Migrations.apply(source);

        assertEquals(
                List.of(
                        "001-conversations.sql",
                        "002-changes.sql",
                        "003-accounts.sql",
                        "004-connectors.sql",
                        "005-change-fields.sql",
                        "006-understanding.sql",
                        "007-customers.sql",
                        "008-admin.sql"),
                applied());
        for (var table : List.of(
                "conversation",
                "message",
                "change_request",
                "change_work_note",
                "account",
                "secret",
                "hand_over",
                "answered",
                "feedback",
                "faq",
                "revision",
                "rag_conversation",
                "document",
                "passage",
                "audit")) {
            execute("DELETE FROM " + table);
        }
    }

    @Test
    void leaves_a_database_alone_that_is_up_to_date() {
        Migrations.apply(source);
        execute("INSERT INTO secret (name, content, created_at) VALUES ('a', 'b', CURRENT_TIMESTAMP)");

        Migrations.apply(source);

        execute("UPDATE secret SET content = 'c' WHERE name = 'a'");
        assertEquals(8, applied().size());
    }

    /** As a process leaves it that ends between the statements and their record, which H2 commits one by one. */
    @Test
    void finishes_what_was_begun() {
        Migrations.apply(source);
        execute("INSERT INTO secret (name, content, created_at) VALUES ('a', 'b', CURRENT_TIMESTAMP)");
        execute("DELETE FROM schema_version");
        execute("DROP TABLE account");

        Migrations.apply(source);

        assertEquals(8, applied().size());
        execute("DELETE FROM account");
        assertEquals(1, execute("DELETE FROM secret"), "nothing was lost");
    }

    @Test
    void refuses_a_database_that_another_file_made() {
        Migrations.apply(source);
        execute("UPDATE schema_version SET checksum = 'of another file' WHERE version = 2");

        var error = assertThrows(IllegalStateException.class, () -> Migrations.apply(source));
        assertEquals("The database was made by another 002-changes.sql than this Parley's.", error.getMessage());
    }

    @Test
    void refuses_a_database_of_a_newer_parley() {
        Migrations.apply(source);
        execute("INSERT INTO schema_version (version, file, checksum) VALUES (999, '999-future.sql', '')");

        var error = assertThrows(IllegalStateException.class, () -> Migrations.apply(source));
        assertEquals("The database is of a newer Parley than this one.", error.getMessage());
    }
}
