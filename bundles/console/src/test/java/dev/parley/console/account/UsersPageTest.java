/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.console.Pages;
import dev.parley.lib.page.Answer;
import dev.parley.lib.page.Refusal;
import dev.parley.lib.page.Visit;
import dev.parley.testkit.audit.MemoryAudit;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UsersPageTest {

    private final UsersPage page = new UsersPage();
    private final FakeAccounts accounts = new FakeAccounts();
    private final MemoryAudit audit = new MemoryAudit();

    @BeforeEach
    void begin() {
        page.accounts = accounts;
        page.audit = audit;
        accounts.create("ada", Set.of("admin"));
    }

    private String audited() {
        return audit.list(Optional.empty(), 10, Optional.empty()).items().toString();
    }

    @Test
    void a_new_account_s_password_is_shown_and_is_nowhere_else() {
        var answer = page.act(Pages.sent("create", "name", Pages.HOSTILE, "roles", "operator, admin"));

        assertTrue(Pages.shown(answer).contains(FakeAccounts.PASSWORD));
        assertTrue(Pages.shown(answer).contains(Pages.ESCAPED));
        assertEquals(
                Set.of("admin", "operator"),
                accounts.find(Pages.HOSTILE).orElseThrow().roles());
        assertTrue(audited().contains("create account"));
        assertFalse(audited().contains(FakeAccounts.PASSWORD));
        assertFalse(Pages.text(page.show(Visit.of(Pages.ADA))).contains(FakeAccounts.PASSWORD));
    }

    @Test
    void what_is_refused_is_told_beside_what_was_typed() {
        var answer = (Answer.Here) page.act(Pages.sent("create", "name", "ada", "roles", "operator"));

        assertEquals(422, answer.status());
        var shown = Pages.text(answer.content());
        assertTrue(shown.contains("There is an account with this name already."));
        assertTrue(shown.contains("value=\"operator\""));
        assertEquals("[]", audited());
    }

    @Test
    void roles_are_changed_and_audited_with_what_they_were() {
        page.act(Pages.sent("roles", "user", "ada", "roles", "admin operator"));

        assertEquals(
                Set.of("admin", "operator"), accounts.find("ada").orElseThrow().roles());
        assertTrue(audited().contains("admin → admin operator"), audited());
    }

    @Test
    void the_last_admin_is_kept() {
        var answer = (Answer.Here) page.act(Pages.sent("roles", "user", "ada", "roles", ""));

        assertEquals(422, answer.status());
        assertTrue(Pages.text(answer.content()).contains("No admin would be left who may sign in."));
    }

    @Test
    void a_new_password_is_asked_for_twice() {
        var asked = Pages.shown(page.act(Pages.sent("reset", "user", "ada")));
        assertTrue(asked.contains("Are you sure?"));
        assertFalse(asked.contains(FakeAccounts.PASSWORD));
        assertEquals("[]", audited());

        assertTrue(Pages.shown(page.act(Pages.sent("reset", "user", "ada", "sure", "yes")))
                .contains(FakeAccounts.PASSWORD));
        assertTrue(audited().contains("reset password"));
    }

    @Test
    void somebody_is_kept_out_and_let_in_again() {
        page.act(Pages.sent("disable", "user", "ada"));
        assertFalse(accounts.find("ada").orElseThrow().isEnabled());
        page.act(Pages.sent("enable", "user", "ada"));
        assertTrue(accounts.find("ada").orElseThrow().isEnabled());
        assertTrue(audited().contains("disable account") && audited().contains("enable account"));
    }

    @Test
    void what_does_not_exist_is_told() {
        var nobody = Visit.of(Pages.ADA, "user", "nobody");
        assertEquals(404, assertThrows(Refusal.class, () -> page.show(nobody)).status());
        var nonsense = Pages.sent("promote", "user", "ada");
        assertEquals(400, assertThrows(Refusal.class, () -> page.act(nonsense)).status());
        page.accounts = null;
        assertEquals(503, assertThrows(Refusal.class, () -> page.show(nobody)).status());
    }
}
