/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import static dev.parley.security.Issuer.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.PlainHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.parley.api.user.User;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a token has to say, with a shared secret. */
class TrustedIssuerTest {

    private static final String SECRET = "this secret has thirty-two bytes";
    private static final Jwt SHARED = Jwt.NOBODY.secret(SECRET);
    private static final String SHOP = "https://shop.example";

    private final TestClock clock = new TestClock();

    @Test
    void knows_whom_a_token_is_about() throws Exception {
        var user = user(SHARED, claims().claim("roles", List.of("gold", "early bird")));

        assertEquals(new User("jwt:https://shop.example/42", "Ann Other", Set.of("gold", "early bird")), user.get());
    }

    @Test
    void trusts_nobody_until_told_to() throws Exception {
        assertTrue(user(Jwt.NOBODY, claims()).isEmpty());
        assertEquals(Optional.empty(), issuer(Jwt.NOBODY).problem());
    }

    @Test
    void takes_each_algorithm_that_the_secret_is_long_enough_for() throws Exception {
        var longest = SECRET + SECRET;
        for (var algorithm : List.of(JWSAlgorithm.HS256, JWSAlgorithm.HS384, JWSAlgorithm.HS512)) {
            var token = signed(algorithm, longest, claims().build());
            assertTrue(issuer(Jwt.NOBODY.secret(longest)).user(token).isPresent(), algorithm.getName());
            assertTrue(issuer(SHARED).user(token).isEmpty(), algorithm.getName());
        }
    }

    @Test
    void a_key_id_and_the_type_of_access_tokens_do_no_harm() throws Exception {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("k1").type(new JOSEObjectType("at+jwt"));
        assertTrue(issuer(SHARED)
                .user(signed(header.build(), new MACSigner(SECRET), claims().build()))
                .isPresent());
        var logout = header.type(new JOSEObjectType("logout+jwt")).build();
        assertTrue(issuer(SHARED)
                .user(signed(logout, new MACSigner(SECRET), claims().build()))
                .isEmpty());
    }

    @Test
    void refuses_what_is_not_signed_with_the_secret() throws Exception {
        var token = signed(JWSAlgorithm.HS256, SECRET, claims().build());
        var parts = token.split("\\.");
        var forged = List.of(
                "",
                "x",
                "a.b.c",
                "....",
                "\uD83D.\0.é",
                "x".repeat(100_000),
                parts[0] + "." + parts[1] + ".",
                parts[0] + "." + encoded("[".repeat(3000)) + "." + parts[2],
                parts[0] + "." + encoded("{\"sub\":\"1\"}") + "." + parts[2],
                encoded("{\"alg\":\"none\"}") + "." + parts[1] + ".",
                encoded("{\"alg\":\"none\"}") + "." + parts[1] + "." + parts[2],
                new PlainJWT(new PlainHeader(), claims().build()).serialize(),
                signed(JWSAlgorithm.HS256, SECRET.replace('t', 'T'), claims().build()));

        forged.forEach(text -> assertTrue(issuer(SHARED).user(text).isEmpty(), text));
        assertTrue(issuer(SHARED).user(token).isPresent());
    }

    @Test
    void refuses_a_token_that_is_too_long_however_well_signed() throws Exception {
        var claims = claims();
        assertTrue(user(SHARED, claims.claim("x", "x".repeat(5500))).isPresent());
        assertTrue(user(SHARED, claims.claim("x", "x".repeat(6200))).isEmpty());
    }

    @Test
    void a_token_has_a_time_from_which_and_until_which_it_counts() throws Exception {
        var now = clock.instant();
        var expiring = claims().expirationTime(Date.from(now.plusSeconds(30)));
        var issuer = issuer(SHARED);
        var token = signed(JWSAlgorithm.HS256, SECRET, expiring.build());
        assertTrue(issuer.user(token).isPresent());
        clock.advance(Duration.ofSeconds(89));
        assertTrue(issuer.user(token).isPresent(), "the clocks may differ");
        clock.advance(Duration.ofSeconds(1));
        assertTrue(issuer.user(token).isEmpty(), "remembered or not");

        var then = clock.instant();
        assertTrue(user(SHARED, claims().notBeforeTime(Date.from(then.plusSeconds(59))))
                .isPresent());
        assertTrue(user(SHARED, claims().notBeforeTime(Date.from(then.plusSeconds(61))))
                .isEmpty());
        assertTrue(user(SHARED, claims().issueTime(Date.from(then.plusSeconds(59))))
                .isPresent());
        assertTrue(user(SHARED, claims().issueTime(Date.from(then.plusSeconds(61))))
                .isEmpty());
        assertTrue(user(SHARED.skew(0), claims().issueTime(Date.from(then.plusSeconds(1))))
                .isEmpty());
    }

    @Test
    void a_token_has_to_expire_and_to_be_about_somebody() throws Exception {
        assertTrue(user(SHARED, claims().expirationTime(null)).isEmpty());
        assertTrue(user(SHARED, claims().subject(null)).isEmpty());
        assertTrue(user(SHARED, claims().subject(" ")).isEmpty());
        assertTrue(user(SHARED, claims().issuer(null)).isPresent());
    }

    @Test
    void the_issuer_has_to_be_the_one_where_one_is_set() throws Exception {
        var ours = SHARED.issuedBy(SHOP);
        assertTrue(user(ours, claims()).isPresent());
        assertTrue(user(ours, claims().issuer(SHOP + "/")).isEmpty());
        assertTrue(user(ours, claims().issuer(null)).isEmpty());
        assertTrue(user(SHARED, claims().issuer("https://elsewhere.example")).isPresent());
    }

    @Test
    void one_of_the_audience_has_to_be_ours_where_one_is_set() throws Exception {
        var ours = SHARED.meantFor("parley", "chat, help");
        assertTrue(user(ours, claims().audience("parley")).isPresent());
        assertTrue(user(ours, claims().audience(List.of("shop", "help"))).isPresent());
        assertTrue(user(ours, claims().audience(List.of("shop", "chat, help"))).isEmpty());
        assertTrue(user(ours, claims().audience("shop")).isEmpty());
        assertTrue(user(ours, claims()).isEmpty());
        assertTrue(user(SHARED.meantFor(""), claims().audience("shop")).isPresent(), "none is set");
    }

    @Test
    void nobody_becomes_an_admin_by_another_systems_word_unless_that_is_set() throws Exception {
        var boss = claims().claim("roles", "admin guest  gold");
        assertEquals(Set.of("gold"), user(SHARED, boss).get().roles());
        assertEquals(Set.of("gold", "admin"), user(SHARED.admins(), boss).get().roles());
    }

    @Test
    void name_and_roles_stand_where_the_settings_say() throws Exception {
        var shape = SHARED.claims("profile.display", "https://shop.example/roles");
        var claims = claims().claim("profile", Map.of("display", "Ann")).claim("https://shop.example/roles", "a b");
        assertEquals("Ann", user(shape, claims).get().name());
        assertEquals(Set.of("a", "b"), user(shape, claims).get().roles());

        var keycloak = SHARED.claims("nickname", "realm_access.roles");
        var access = claims().claim("realm_access", Map.of("roles", List.of("x", 7, " y ")));
        assertEquals("42", user(keycloak, access).get().name(), "the subject where there is no name");
        assertEquals(Set.of("x", "y"), user(keycloak, access).get().roles());
        assertEquals(Set.of(), user(keycloak, claims()).get().roles());
    }

    @Test
    void names_are_short_and_can_be_read() throws Exception {
        assertEquals(
                "A B",
                user(SHARED, claims().claim("name", "A\n\u202e\0B")).get().name());
        var long_ = user(SHARED, claims().claim("name", "\uD83D\uDE00".repeat(500)));
        assertEquals("\uD83D\uDE00".repeat(100), long_.get().name());
    }

    @Test
    void an_id_is_nobody_elses() throws Exception {
        var ids = new ArrayList<String>();
        var uuid = "6f9619ff-8b86-d011-b42d-00c04fc964ff";
        for (var claims : List.of(
                claims().issuer(null).subject(uuid),
                claims().issuer("a").subject("b/c"),
                claims().issuer("a/b").subject("c"),
                claims().issuer("a").subject("b%2Fc"),
                claims().subject("x".repeat(300)),
                claims().subject("x".repeat(301)),
                claims().subject("a\0"),
                claims().subject("ä"),
                claims().subject("a"))) {
            ids.add(user(SHARED, claims).get().id());
        }

        assertEquals(ids.size(), Set.copyOf(ids).size(), ids.toString());
        ids.forEach(id -> assertTrue(id.startsWith("jwt:") && id.length() <= 255 && id.matches("\\p{Print}+"), id));
        assertNotEquals(uuid, ids.get(0));
    }

    @Test
    void a_secret_that_is_too_short_is_a_problem_and_no_secret() throws Exception {
        var weak = issuer(Jwt.NOBODY.secret("short"));

        assertEquals(
                "parley.security.jwt: the secret has 5 bytes and needs at least 32. No such token is accepted.",
                weak.problem().get());
        assertFalse(weak.isVital());
        assertTrue(
                weak.user(signed(JWSAlgorithm.HS256, SECRET, claims().build())).isEmpty());
    }

    @Test
    void a_wrong_setting_is_a_problem_and_trusts_nobody() throws Exception {
        for (var wrong : List.of(
                SHARED.keysAt("file:///etc/passwd"),
                SHARED.keysAt("jwks.json"),
                SHARED.keysAt("https:///keys"),
                SHARED.skew(-1),
                SHARED.skew(601),
                SHARED.issuedBy("parley"))) {
            assertTrue(issuer(wrong).problem().isPresent(), wrong.toString());
            assertTrue(user(wrong, claims()).isEmpty(), wrong.toString());
            assertFalse(issuer(wrong).problem().get().contains(SECRET));
        }
    }

    @Test
    void a_change_of_the_settings_counts_at_once() throws Exception {
        var issuer = issuer(SHARED);
        var token = signed(JWSAlgorithm.HS256, SECRET, claims().build());
        assertTrue(issuer.user(token).isPresent());

        issuer.modified(SHARED.issuedBy("https://elsewhere.example"));
        assertTrue(issuer.user(token).isEmpty());
        issuer.modified(Jwt.NOBODY.secret("short"));
        assertTrue(issuer.problem().isPresent());
        issuer.modified(SHARED);
        assertTrue(issuer.user(token).isPresent());
        assertTrue(issuer.problem().isEmpty());
    }

    private Optional<User> user(Jwt settings, JWTClaimsSet.Builder claims) throws JOSEException {
        return issuer(settings).user(signed(JWSAlgorithm.HS256, SECRET, claims.build()));
    }

    private TrustedIssuer issuer(Jwt settings) {
        return new TrustedIssuer(settings, clock);
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(SHOP)
                .subject("42")
                .claim("name", "Ann Other")
                .expirationTime(Date.from(clock.instant().plusSeconds(3600)));
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
