/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.account.Account;
import dev.parley.api.account.AccountRefused;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.user.User;
import dev.parley.lib.jdbi.Database;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalAccountsTest {

    private static final String LAST_ADMIN = "Nobody would be left who may sign in with the role admin.";

    private TestDatabase database;
    private Standings standings;
    private LocalAccounts accounts;
    private LocalSignIn signIn;

    /** Time stands still: what changes counts because it is told, not because some time has passed. */
    @BeforeEach
    void begin() throws Exception {
        database = new TestDatabase();
        standings = new Standings(new Members(new Database(database)), () -> 0);
        database.execute("insert into account (id, name, password_hash, roles, created_at)"
                + " values ('0', 'admin', 'pbkdf2-sha512$1$AA==$AA==', 'admin', now())");
        begin("");
    }

    private void begin(String adminPassword) throws Exception {
        var settings = Settings.DEFAULT.adminPassword(adminPassword);
        accounts = new LocalAccounts(database, standings, settings);
        var out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        signIn = new LocalSignIn(
                new Database(database),
                new TrustedIssuer(Jwt.NOBODY, Clock.systemUTC()),
                standings,
                settings,
                Clock.systemUTC(),
                out);
        signIn.preparation().await();
    }

    private Account named(String name) {
        return accounts.named(name).orElseThrow();
    }

    private static void assertRefused(String sentence, Runnable wanted) {
        assertEquals(sentence, assertThrows(AccountRefused.class, wanted::run).getMessage());
    }

    @Test
    void makes_an_account_that_can_sign_in_with_the_password_it_tells() {
        String password = accounts.create("Zoë 👩 von Ü", Set.of("change", "team.lead-2_x"));

        var session = signIn.account("Zoë 👩 von Ü", password).orElseThrow();

        var account = named("Zoë 👩 von Ü");
        assertEquals(new User(account.id(), account.name(), Set.of("change", "team.lead-2_x")), session.user());
        assertTrue(account.isEnabled());
        assertEquals(session.user().roles(), account.roles());
        assertTrue(accounts.find(account.id()).orElseThrow().signedInAt().isPresent());
        assertEquals(Optional.empty(), named("admin").signedInAt());
        assertNotEquals(password, accounts.create("ben", Set.of()));
        assertEquals(Set.of(), named("ben").roles());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " ada", "ada\n", "a\0b", "\u202Eada", "a\u200Bb", "\uD83D", "a\tb"})
    void refuses_what_is_no_name(String name) {
        assertRefused(
                "A name has 1 to 100 characters that can be seen, and no spaces at its ends.",
                () -> accounts.create(name, Set.of()));
    }

    @Test
    void refuses_a_name_that_is_too_long_or_taken() {
        accounts.create("x".repeat(100), Set.of());

        assertThrows(AccountRefused.class, () -> accounts.create("x".repeat(101), Set.of()));
        assertRefused("There is an account with this name already.", () -> accounts.create("admin", Set.of()));
        assertEquals(
                2, accounts.list(Optional.empty(), 10, Optional.empty()).items().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a,admin", "ä", "<b>", "x1234567890123456789012345678901234567890"})
    void refuses_what_is_no_role(String role) {
        String sentence = "A role has 1 to 40 letters from a to z, digits, and the characters - _ and .";

        assertRefused(sentence, () -> accounts.create("ada", Set.of(role)));
        assertRefused(sentence, () -> accounts.setRoles(named("admin").id(), Set.of("admin", role)));
        assertEquals(Set.of("admin"), named("admin").roles());
    }

    @Test
    void refuses_too_many_roles_and_the_one_of_guests() {
        var ten = IntStream.range(0, 10).mapToObj(i -> "role" + i).collect(Collectors.toSet());
        accounts.create("ada", ten);
        var eleven = IntStream.range(0, 11).mapToObj(i -> "role" + i).collect(Collectors.toSet());

        assertEquals(ten, named("ada").roles());
        assertRefused("An account has at most 10 roles.", () -> accounts.create("ben", eleven));
        assertRefused(
                "The role guest is of those who did not sign in; no account has it.",
                () -> accounts.create("ben", Set.of("guest")));
    }

    @Test
    void lists_by_name_page_by_page_and_takes_no_letter_for_others() {
        List.of("carl", "Ada%", "ada_b", "bob").forEach(name -> accounts.create(name, Set.of()));

        var names = new ArrayList<String>();
        var cursor = Optional.<String>empty();
        do {
            var page = accounts.list(Optional.empty(), 2, cursor);
            assertTrue(page.items().size() <= 2);
            page.items().stream().map(Account::name).forEach(names::add);
            cursor = page.next();
        } while (cursor.isPresent());

        assertEquals(List.of("Ada%", "ada_b", "admin", "bob", "carl"), names);
        assertEquals(Set.of("Ada%", "ada_b"), found("ADA"));
        assertEquals(Set.of("Ada%"), found("%"));
        assertEquals(Set.of("ada_b"), found("a_"));
        assertEquals(Set.of(), found("' or 1=1 --"));
        for (var wrong : List.of("???", "", "AA")) {
            assertThrows(IllegalArgumentException.class, () -> accounts.list(Optional.empty(), 2, Optional.of(wrong)));
        }
    }

    private Set<String> found(String text) {
        return accounts.list(Optional.of(text), 10, Optional.empty()).items().stream()
                .map(Account::name)
                .collect(Collectors.toSet());
    }

    @Test
    void knows_nothing_of_accounts_that_are_not_there() {
        assertEquals(Optional.empty(), accounts.named("adm"));
        assertEquals(Optional.empty(), accounts.named("a\0b"));
        for (var id : List.of("", "1", "a\0b", "x".repeat(1000), "' or 1=1 --")) {
            assertEquals(Optional.empty(), accounts.find(id));
            assertRefused("There is no such account.", () -> accounts.setRoles(id, Set.of()));
            assertRefused("There is no such account.", () -> accounts.setEnabled(id, true));
            assertRefused("There is no such account.", () -> accounts.resetPassword(id));
        }
    }

    @Test
    void changes_what_a_session_may_that_was_begun_before() {
        var session =
                signIn.account("ada", accounts.create("ada", Set.of("admin"))).orElseThrow();
        String id = session.user().id();
        assertTrue(signIn.user(session.token()).orElseThrow().isAdmin());

        accounts.setRoles(id, Set.of("change"));
        assertEquals(
                Set.of("change"), signIn.user(session.token()).orElseThrow().roles());
        accounts.setRoles(id, Set.of());
        assertEquals(Set.of(), signIn.user(session.token()).orElseThrow().roles());
        accounts.setRoles(id, Set.of("admin", "change"));
        assertTrue(signIn.user(session.token()).orElseThrow().isAdmin());
    }

    @Test
    void lets_nobody_in_who_is_disabled_and_ends_their_sessions_for_good() {
        String password = accounts.create("ada", Set.of());
        var session = signIn.account("ada", password).orElseThrow();
        String id = session.user().id();
        assertTrue(signIn.user(session.token()).isPresent());

        accounts.setEnabled(id, false);
        assertFalse(accounts.find(id).orElseThrow().isEnabled());
        assertTrue(signIn.user(session.token()).isEmpty());
        assertTrue(signIn.account("ada", password).isEmpty());

        accounts.setEnabled(id, true);
        assertTrue(accounts.find(id).orElseThrow().isEnabled());
        assertTrue(signIn.user(session.token()).isEmpty());
        var next = signIn.account("ada", password).orElseThrow();
        assertEquals(Optional.of(next.user()), signIn.user(next.token()));
    }

    @Test
    void gives_a_new_password_and_ends_the_sessions_of_the_old_one() {
        String password = accounts.create("ada", Set.of());
        var session = signIn.account("ada", password).orElseThrow();
        assertTrue(signIn.user(session.token()).isPresent());

        String other = accounts.resetPassword(session.user().id());

        assertTrue(signIn.user(session.token()).isEmpty());
        assertTrue(signIn.account("ada", password).isEmpty());
        assertTrue(signIn.account("ada", other).isPresent());
    }

    @Test
    void resets_no_password_that_comes_from_the_configuration() throws Exception {
        var admin = named("admin").id();
        accounts.resetPassword(admin);
        begin("correct horse");

        assertRefused(
                "The password of admin comes from PARLEY_ADMIN_PASSWORD, or the setting \"Admin password\": change it"
                        + " there.",
                () -> accounts.resetPassword(admin));
        assertTrue(signIn.account("admin", "correct horse").isPresent());
        accounts.create("ada", Set.of());
        accounts.resetPassword(named("ada").id());
    }

    @Test
    void leaves_an_admin_who_may_sign_in() {
        accounts.create("not an admin", Set.of("administrator", "no-admin"));
        accounts.create("ada", Set.of("admin"));
        String ada = named("ada").id();
        String admin = named("admin").id();
        accounts.setEnabled(ada, false);

        assertRefused(LAST_ADMIN, () -> accounts.setEnabled(admin, false));
        assertRefused(LAST_ADMIN, () -> accounts.setRoles(admin, Set.of("change")));
        accounts.setRoles(admin, Set.of("admin", "change"));
        accounts.setRoles(ada, Set.of());
        accounts.setRoles(ada, Set.of("admin"));
        accounts.setEnabled(ada, true);
        accounts.setEnabled(admin, false);
        assertRefused(LAST_ADMIN, () -> accounts.setRoles(ada, Set.of()));
        assertTrue(accounts.find(ada).orElseThrow().roles().contains("admin"));
    }

    @Test
    void leaves_an_admin_whoever_takes_the_role_away_at_the_same_time() throws Exception {
        List.of("ada", "bob", "eve").forEach(name -> accounts.create(name, Set.of()));
        var ids = Stream.of("admin", "ada", "bob", "eve")
                .map(name -> named(name).id())
                .toList();
        var tasks = ids.stream().<Callable<Boolean>>map(id -> () -> taken(id)).toList();
        var threads = Executors.newFixedThreadPool(ids.size());
        try {
            for (int round = 0; round < 20; round++) {
                ids.forEach(id -> accounts.setRoles(id, Set.of("admin")));
                int taken = 0;
                for (var done : threads.invokeAll(tasks)) {
                    taken += done.get() ? 1 : 0;
                }
                assertEquals(3, taken, "from all but one");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private boolean taken(String id) {
        try {
            accounts.setRoles(id, Set.of());
            return true;
        } catch (AccountRefused e) {
            return false;
        }
    }

    @Test
    void is_unavailable_while_the_database_is_away() {
        String id = named("admin").id();
        database.goesAway();

        assertThrows(Unavailable.class, () -> accounts.list(Optional.empty(), 1, Optional.empty()));
        assertThrows(Unavailable.class, () -> accounts.find(id));
        assertThrows(Unavailable.class, () -> accounts.create("ada", Set.of()));
        assertThrows(Unavailable.class, () -> accounts.setRoles(id, Set.of()));
        assertThrows(Unavailable.class, () -> accounts.resetPassword(id));
    }
}
