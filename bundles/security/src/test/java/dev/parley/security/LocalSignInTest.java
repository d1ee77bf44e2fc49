/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.PlainHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.user.Session;
import dev.parley.api.user.User;
import dev.parley.lib.jdbi.Database;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LocalSignInTest {

    private static final Pattern TOLD =
            Pattern.compile("The admin password is (\\S+) \\(user admin; it is shown only this once\\)");

    private final TestClock clock = new TestClock();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private TestDatabase database;
    private Jwt jwt = Jwt.NOBODY;

    @BeforeEach
    void database() throws Exception {
        database = new TestDatabase();
    }

    @Test
    void recognises_a_guest_after_a_restart() throws Exception {
        Session session = start(Settings.DEFAULT).guest().orElseThrow();

        assertEquals(Set.of(User.GUEST), session.user().roles());
        assertEquals(Optional.of(session.user()), start(Settings.DEFAULT).user(session.token()));
    }

    @Test
    void gives_every_guest_another_id() throws Exception {
        var signIn = start(Settings.DEFAULT);

        assertNotEquals(
                signIn.guest().orElseThrow().user().id(),
                signIn.guest().orElseThrow().user().id());
    }

    @Test
    void forgets_a_guest_when_the_session_expires() throws Exception {
        var signIn = start(Settings.DEFAULT);
        Session session = signIn.guest().orElseThrow();

        assertEquals(clock.instant().plus(Duration.ofDays(30)), session.expiresAt());
        clock.advance(Duration.ofDays(30).minusSeconds(1));
        assertTrue(signIn.user(session.token()).isPresent());
        clock.advance(Duration.ofSeconds(1));
        assertTrue(signIn.user(session.token()).isEmpty(), "known from the cache");
        assertTrue(start(Settings.DEFAULT).user(session.token()).isEmpty(), "never seen");
    }

    @Test
    void lets_no_guests_in_where_they_are_not_allowed() {
        assertTrue(begin(new Settings("auto", "0.0.0.0", 30, 12, "")).guest().isEmpty());
        assertTrue(begin(new Settings("Always", "0.0.0.0", 30, 12, "")).guest().isPresent());
    }

    @Test
    void refuses_a_setting_that_does_not_exist() {
        var problem = assertThrows(
                IllegalArgumentException.class, () -> start(new Settings("sometimes", "127.0.0.1", 30, 12, "")));

        assertEquals("parley.security: guests must be auto, always or never, not sometimes", problem.getMessage());
    }

    @Test
    void refuses_tokens_that_it_did_not_make() throws Exception {
        var signIn = start(Settings.DEFAULT);
        Session session = signIn.guest().orElseThrow();
        String[] parts = session.token().split("\\.");
        byte[] key = Base64.getDecoder().decode(database.first("select content from secret"));

        var forged = List.of(
                "",
                "x",
                "a.b.c",
                "x".repeat(100_000),
                parts[0] + "." + parts[1] + ".",
                parts[0] + "." + parts[1] + "." + "A".repeat(parts[2].length()),
                parts[0] + "." + withRole(parts[1], User.ADMIN) + "." + parts[2],
                new PlainJWT(new PlainHeader(), claims("parley")).serialize(),
                signed(
                        JWSAlgorithm.HS256,
                        "another key that is long enough for it".getBytes(StandardCharsets.UTF_8),
                        "parley"),
                signed(JWSAlgorithm.HS256, key, "somebody else"));

        forged.forEach(token -> assertTrue(signIn.user(token).isEmpty(), token));
        assertTrue(signIn.user(signed(JWSAlgorithm.HS256, key, "parley")).isEmpty(), "of nobody who has an account");
        database.execute("update account set id = '1'");
        clock.advance(Duration.ofSeconds(1));
        var admin = signIn.user(signed(JWSAlgorithm.HS256, key, "parley"));
        assertEquals("admin", admin.orElseThrow().name(), "the right key and issuer");
    }

    @Test
    void notes_when_somebody_signed_in_last_but_not_each_time() throws Exception {
        var signIn = start(Settings.DEFAULT.adminPassword("correct horse"));
        signIn.account("admin", "wrong horse");
        assertNull(database.first("select signed_in_at from account"));

        signIn.account("admin", "correct horse");
        var first = database.first("select signed_in_at from account");
        clock.advance(Duration.ofSeconds(59));
        signIn.account("admin", "correct horse");
        assertEquals(first, database.first("select signed_in_at from account"));
        clock.advance(Duration.ofSeconds(2));
        signIn.account("admin", "correct horse");
        assertNotEquals(first, database.first("select signed_in_at from account"));
    }

    @Test
    void asks_the_account_and_not_the_token_what_its_owner_may() throws Exception {
        var signIn = start(Settings.DEFAULT.adminPassword("correct horse"));
        String token = signIn.account("admin", "correct horse").orElseThrow().token();
        assertTrue(signIn.user(token).orElseThrow().isAdmin());

        database.execute("update account set roles = 'change,operator'");
        clock.advance(Duration.ofSeconds(1));
        assertEquals(
                Set.of("change", "operator"), signIn.user(token).orElseThrow().roles());
        database.execute("update account set roles = ''");
        clock.advance(Duration.ofSeconds(1));
        assertEquals(Set.of(), signIn.user(token).orElseThrow().roles());
        database.execute("update account set is_enabled = false");
        clock.advance(Duration.ofSeconds(1));
        assertTrue(signIn.user(token).isEmpty());
        assertTrue(signIn.account("admin", "correct horse").isEmpty());
        database.execute("update account set is_enabled = true, sessions_ended = 1");
        clock.advance(Duration.ofSeconds(1));
        assertTrue(signIn.user(token).isEmpty(), "a session that was ended");
        String next = signIn.account("admin", "correct horse").orElseThrow().token();
        assertTrue(signIn.user(next).isPresent());
    }

    @Test
    void knows_members_by_what_it_knew_last_while_the_database_is_away() throws Exception {
        var signIn = start(Settings.DEFAULT.adminPassword("correct horse"));
        Session session = signIn.account("admin", "correct horse").orElseThrow();
        signIn.user(session.token());

        database.goesAway();
        clock.advance(Duration.ofHours(1));

        assertEquals(Optional.of(session.user()), signIn.user(session.token()));
    }

    @Test
    void knows_whom_a_trusted_issuer_signed_in_and_nobody_it_makes_up() throws Exception {
        var secret = "this secret has thirty-two bytes";
        jwt = Jwt.NOBODY.secret(secret).admins();
        var signIn = start(Settings.DEFAULT);
        var guest = signIn.guest().orElseThrow();

        var theirs = signIn.user(signed(JWSAlgorithm.HS256, secret.getBytes(StandardCharsets.UTF_8), "shop"));
        assertEquals("jwt:shop/1", theirs.orElseThrow().id());
        assertTrue(
                signIn.user(signed(JWSAlgorithm.HS256, secret.getBytes(StandardCharsets.UTF_8), "parley"))
                        .isEmpty(),
                "our name, their key");
        assertEquals(Optional.of(guest.user()), signIn.user(guest.token()));
        byte[] key = Base64.getDecoder().decode(database.first("select content from secret"));
        assertTrue(signIn.user(signed(JWSAlgorithm.HS256, key, "shop")).isEmpty(), "their name, our key");
    }

    @Test
    void tells_the_admin_password_once() throws Exception {
        var signIn = start(Settings.DEFAULT);
        String password = toldPassword();

        assertTrue(password.replace("-", "").length() * 5 >= 128, password);
        Session session = signIn.account("admin", password).orElseThrow();
        assertTrue(session.user().isAdmin());
        assertEquals(clock.instant().plus(Duration.ofHours(12)), session.expiresAt());
        assertEquals(Optional.of(session.user()), signIn.user(session.token()));

        out.reset();
        assertTrue(start(Settings.DEFAULT).account("admin", password).isPresent());
        assertEquals("", out.toString(StandardCharsets.UTF_8));
        assertFalse(database.first("select password_hash from account").contains(password));
    }

    @Test
    void takes_the_configured_admin_password_and_tells_nothing() throws Exception {
        var signIn = start(Settings.DEFAULT.adminPassword("correct horse"));

        assertEquals("", out.toString(StandardCharsets.UTF_8));
        assertTrue(signIn.account("admin", "correct horse").orElseThrow().user().isAdmin());
        assertTrue(signIn.account("admin", "wrong horse").isEmpty());
    }

    @Test
    void prefers_the_configured_admin_password_while_it_is_set() throws Exception {
        String id = start(Settings.DEFAULT)
                .account("admin", toldPassword())
                .orElseThrow()
                .user()
                .id();
        String told = toldPassword();

        var configured = start(Settings.DEFAULT.adminPassword("correct horse"));
        assertEquals(
                id,
                configured
                        .account("admin", "correct horse")
                        .orElseThrow()
                        .user()
                        .id());
        assertTrue(configured.account("admin", told).isEmpty());
        assertTrue(start(Settings.DEFAULT).account("admin", told).isPresent());
    }

    @Test
    void nodes_that_start_at_once_share_one_key_and_one_admin() throws Exception {
        int nodes = 6;
        var ready = new CountDownLatch(nodes);
        List<LocalSignIn> started = allAtOnce(nodes, () -> {
            ready.countDown();
            ready.await();
            return start(Settings.DEFAULT);
        });

        assertEquals("1", database.first("select count(*) from secret"));
        assertEquals("1", database.first("select count(*) from account"));
        assertEquals(1, out.toString(StandardCharsets.UTF_8).lines().count());
        String password = toldPassword();
        String token = started.get(0).guest().orElseThrow().token();
        for (LocalSignIn node : started) {
            assertTrue(node.user(token).isPresent());
        }
        assertTrue(started.get(nodes - 1).account("admin", password).isPresent());
    }

    @Test
    void says_nothing_about_whether_a_name_exists() throws Exception {
        var signIn = start(Settings.DEFAULT);

        assertTrue(signIn.account("admin", "wrong").isEmpty());
        assertTrue(signIn.account("nobody", "").isEmpty(), "even what absent accounts are compared with");
        assertTrue(signIn.account("", "x").isEmpty());
        assertTrue(signIn.account("admin\0", "x").isEmpty());
        assertTrue(signIn.account("\uD83D", "x").isEmpty());
        assertTrue(signIn.account("x".repeat(101), "x").isEmpty());
        assertTrue(signIn.account("admin", "x".repeat(1001)).isEmpty());
    }

    @Test
    void slows_down_guessing_and_lets_the_owner_in_afterwards() throws Exception {
        var signIn = start(Settings.DEFAULT.adminPassword("correct horse"));
        allAtOnce(12, () -> {
            try {
                return signIn.account("admin", "guess");
            } catch (Unavailable tooEarly) {
                return Optional.empty();
            }
        });

        assertThrows(Unavailable.class, () -> signIn.account("admin", "correct horse"));
        clock.advance(Duration.ofSeconds(1));
        assertTrue(signIn.account("admin", "correct horse").isPresent());
        assertTrue(signIn.account("admin", "guess").isEmpty(), "and counting starts anew");
    }

    @Test
    void works_again_when_the_database_is_back() throws Exception {
        database.goesAway();
        var signIn = begin(Settings.DEFAULT);

        assertEquals(
                "the database", assertThrows(Unavailable.class, signIn::guest).system());
        assertThrows(Unavailable.class, () -> signIn.user("a.b.c"));
        assertThrows(Unavailable.class, () -> signIn.account("admin", "x"));

        database.comesBack();
        signIn.preparation().await();
        assertTrue(signIn.guest().isPresent());
        assertTrue(signIn.account("admin", "x").isEmpty());
        assertTrue(signIn.account("admin", toldPassword()).isPresent());
    }

    @Test
    void stops_while_the_database_is_away() throws Exception {
        database.goesAway();
        var signIn = begin(Settings.DEFAULT);

        signIn.stop();

        signIn.preparation().await();
    }

    @Test
    void knows_guests_while_the_database_is_away() throws Exception {
        var signIn = start(Settings.DEFAULT);
        Session session = signIn.guest().orElseThrow();

        database.goesAway();

        assertEquals(Optional.of(session.user()), signIn.user(session.token()));
    }

    /** Starts a node and waits until it has done what it does first. */
    private LocalSignIn start(Settings settings) throws InterruptedException {
        var signIn = begin(settings);
        signIn.preparation().await();
        return signIn;
    }

    private LocalSignIn begin(Settings settings) {
        var told = new PrintStream(out, true, StandardCharsets.UTF_8);
        var jdbi = new Database(database);
        var standings = new Standings(new Members(jdbi), () -> TimeUnit.MILLISECONDS.toNanos(clock.millis()));
        return new LocalSignIn(jdbi, new TrustedIssuer(jwt, clock), standings, settings, clock, told);
    }

    private String toldPassword() {
        Matcher told = TOLD.matcher(out.toString(StandardCharsets.UTF_8));
        assertTrue(told.find(), "the password was told");
        return told.group(1);
    }

    private JWTClaimsSet claims(String issuer) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject("1")
                .claim("name", "Mallory")
                .claim("roles", List.of(User.ADMIN))
                .expirationTime(Date.from(clock.instant().plusSeconds(60)))
                .build();
    }

    private String signed(JWSAlgorithm algorithm, byte[] key, String issuer) throws Exception {
        var jwt = new SignedJWT(new JWSHeader(algorithm), claims(issuer));
        jwt.sign(new MACSigner(key));
        return jwt.serialize();
    }

    private static String withRole(String payload, String role) {
        String json = new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
        String changed = json.replace("\"" + User.GUEST + "\"", "\"" + role + "\"");
        assertNotEquals(json, changed);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(changed.getBytes(StandardCharsets.UTF_8));
    }

    private static <T> List<T> allAtOnce(int times, Callable<T> task) throws Exception {
        var threads = Executors.newFixedThreadPool(times);
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                futures.add(threads.submit(task));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
