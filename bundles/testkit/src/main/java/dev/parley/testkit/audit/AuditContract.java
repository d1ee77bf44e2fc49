/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.testkit.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.audit.Audit;
import dev.parley.api.audit.Audit.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Audit} does. Its tests extend this. */
public abstract class AuditContract {

    /** In every subject of one test, so that it finds its own entries among others. */
    private String mine;

    @BeforeEach
    void begin() {
        mine = UUID.randomUUID().toString();
    }

    /** The same audit at each call of one test. */
    protected abstract Audit audit();

    /** What is found, read two by two. */
    private List<Entry> all(String text) {
        var all = new ArrayList<Entry>();
        var cursor = Optional.<String>empty();
        do {
            var page = audit().list(Optional.of(text), 2, cursor);
            assertTrue(page.items().size() <= 2);
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor.isPresent());
        return all;
    }

    private List<String> whoOf(String text) {
        return all(text).stream()
                .filter(entry -> entry.subject().contains(mine))
                .map(Entry::who)
                .toList();
    }

    @Test
    void keeps_an_entry_as_it_was_given() {
        var before = Instant.now().minusSeconds(1);
        audit().record("Ada 👩‍🔧", "change setting", mine, "language: en → de\n\"quoted\" 世界");

        var entry = all(mine).get(0);

        assertEquals("Ada 👩‍🔧", entry.who());
        assertEquals("change setting", entry.action());
        assertEquals(mine, entry.subject());
        assertEquals("language: en → de\n\"quoted\" 世界", entry.details());
        assertFalse(entry.at().isBefore(before) || entry.at().isAfter(Instant.now()));
    }

    @Test
    void lists_the_newest_first() {
        for (int i = 0; i < 5; i++) {
            audit().record("admin-" + i, "deploy bundle", mine, "");
        }

        assertEquals(List.of("admin-4", "admin-3", "admin-2", "admin-1", "admin-0"), whoOf(mine));
        assertEquals(
                "admin-4",
                audit().list(Optional.empty(), 1, Optional.empty())
                        .items()
                        .get(0)
                        .who());
    }

    @Test
    void finds_a_text_in_each_of_the_parts_whatever_its_case() {
        audit().record("Grace", "deploy bundle", mine, "");
        audit().record("ada", "ROLL back grace", mine, "");
        audit().record("bob", "deploy bundle", mine + " of GRACE", "");
        audit().record("eve", "deploy bundle", mine, "for grace, 100%_done!");
        audit().record("zoe", "deploy bundle", mine, "for nobody");

        assertEquals(List.of("eve", "bob", "ada", "Grace"), whoOf("grace"));
        assertEquals(List.of("eve"), whoOf("100%_done!"), "no letter stands for others");
        assertEquals(List.of(), whoOf("100__done"));
        assertEquals(List.of(), whoOf("'; DROP TABLE audit; --"));
    }

    @Test
    void keeps_the_beginning_of_what_is_too_long() {
        audit().record("ada", "change setting", mine, "x".repeat(3999) + "yz");

        assertEquals("x".repeat(3999) + "y", all(mine).get(0).details());
    }

    @Test
    void loses_no_entry_because_of_a_character() {
        audit().record("a\0b", "c\0d", mine + "\uD83D", "e\0f" + "👩".repeat(3000));
        audit().record("n".repeat(5000), "a".repeat(5000), mine + "s".repeat(5000), "\uDE00");

        assertEquals(2, all(mine).size());
    }

    @Test
    void refuses_a_cursor_that_no_page_gave() {
        assertThrows(IllegalArgumentException.class, () -> audit().list(Optional.empty(), 2, Optional.of("xyz")));
    }
}
