/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.console.Pages;
import dev.parley.lib.page.Refusal;
import dev.parley.lib.page.Visit;
import dev.parley.testkit.audit.MemoryAudit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditPageTest {

    private final AuditPage page = new AuditPage();
    private final MemoryAudit audit = new MemoryAudit();

    @BeforeEach
    void begin() {
        page.audit = audit;
    }

    private String shown(String... parameters) {
        return Pages.text(page.show(Visit.of(Pages.ADA, parameters)));
    }

    @Test
    void what_was_done_is_text_whatever_is_in_it() {
        audit.record("ada", "change setting", Pages.HOSTILE, Pages.HOSTILE);

        assertTrue(shown().contains(Pages.ESCAPED));
        assertFalse(shown().contains("<script>"));
    }

    @Test
    void a_search_finds_and_leaves_out() {
        audit.record("ada", "deploy bundle", "org.acme.on-call", "");
        audit.record("bob", "create account", "grace", "");

        assertTrue(shown("q", "GRACE").contains("create account"));
        assertFalse(shown("q", "GRACE").contains("deploy bundle"));
        assertTrue(shown("q", "nobody").contains("Nothing contains that."));
    }

    @Test
    void a_long_list_is_shown_in_parts() {
        for (int i = 0; i < 60; i++) {
            audit.record("ada", "change FAQ", "faq-" + i + "-end", "");
        }

        assertTrue(shown().contains("faq-59-end"));
        assertFalse(shown().contains("faq-9-end"));
        assertTrue(shown().contains("Next page"));
    }

    @Test
    void a_cursor_that_nobody_gave_and_an_audit_that_is_away_are_told() {
        assertEquals(
                400,
                assertThrows(Refusal.class, () -> shown("cursor", "nonsense")).status());
        page.audit = null;
        assertEquals(503, assertThrows(Refusal.class, this::shown).status());
    }
}
