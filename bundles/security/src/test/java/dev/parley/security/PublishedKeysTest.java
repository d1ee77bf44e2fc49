/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import static dev.parley.security.Issuer.ec;
import static dev.parley.security.Issuer.keys;
import static dev.parley.security.Issuer.rsa;
import static dev.parley.security.Issuer.signed;
import static dev.parley.security.Issuer.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.parley.api.connector.Unavailable;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens that are signed with keys which another system publishes, over real HTTP. */
class PublishedKeysTest {

    private static final String SECRET = "this secret has thirty-two bytes";

    private final TestClock clock = new TestClock();
    private RSAKey key;
    private Issuer issuer;
    private TrustedIssuer trusted;

    @BeforeEach
    void open() throws Exception {
        key = rsa("first");
        issuer = new Issuer();
        issuer.answer = keys(key.toPublicJWK());
        trusted = new TrustedIssuer(Jwt.NOBODY.keysAt(issuer.url()).secret(SECRET), clock);
    }

    @AfterEach
    void close() {
        trusted.stop();
        issuer.close();
    }

    @Test
    void takes_signatures_of_rsa_and_of_elliptic_curves() throws Exception {
        var curve = ec("curve");
        issuer.answer = keys(key.toPublicJWK(), curve.toPublicJWK());

        assertTrue(trusted.user(signed(curve, claims("1"))).isPresent());
        for (var algorithm : List.of(JWSAlgorithm.RS256, JWSAlgorithm.RS512, JWSAlgorithm.PS256)) {
            assertTrue(trusted.user(signed(algorithm, key, claims("1"))).isPresent(), algorithm.getName());
        }
        assertEquals(1, issuer.reads.get());
    }

    @Test
    void takes_the_secret_besides() throws Exception {
        assertTrue(trusted.user(signed(JWSAlgorithm.HS256, SECRET, claims("1"))).isPresent());
        assertEquals(0, issuer.reads.get());
    }

    @Test
    void a_public_key_is_no_secret() throws Exception {
        var bytes = key.toRSAPublicKey().getEncoded();
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build();
        var pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)
                + "\n-----END PUBLIC KEY-----\n";

        assertTrue(
                trusted.user(signed(header, new MACSigner(bytes), claims("1"))).isEmpty());
        assertTrue(trusted.user(signed(header, new MACSigner(pem), claims("1"))).isEmpty());
        assertTrue(trusted.user(signed(header, new MACSigner(key.toPublicJWK().toJSONString()), claims("1")))
                .isEmpty());
    }

    @Test
    void a_published_secret_is_none() throws Exception {
        var leaked = new OctetSequenceKey.Builder("a secret that is in the open, of all places".getBytes("UTF-8"))
                .keyID("leaked")
                .build();
        issuer.answer = text(200, new JWKSet(List.of(leaked, key.toPublicJWK())).toString(false));
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("leaked").build();

        assertTrue(
                trusted.user(signed(header, new MACSigner(leaked), claims("1"))).isEmpty());
        assertTrue(trusted.user(signed(JWSAlgorithm.RS256, key, claims("1"))).isPresent());
    }

    @Test
    void another_key_with_the_same_id_is_another_key() throws Exception {
        assertTrue(trusted.user(signed(JWSAlgorithm.RS256, rsa("first"), claims("1")))
                .isEmpty());
        assertTrue(trusted.user(signed(ec("first"), claims("1"))).isEmpty());
    }

    @Test
    void follows_the_issuer_to_a_new_key() throws Exception {
        assertTrue(trusted.user(signed(JWSAlgorithm.RS256, key, claims("1"))).isPresent());
        var next = rsa("next");
        issuer.answer = keys(key.toPublicJWK(), next.toPublicJWK());

        assertTrue(trusted.user(signed(JWSAlgorithm.RS256, next, claims("1"))).isPresent());
        assertTrue(trusted.user(signed(JWSAlgorithm.RS256, key, claims("2"))).isPresent());
        assertEquals(2, issuer.reads.get());
    }

    @Test
    void unknown_keys_do_not_have_the_address_asked_again_and_again() throws Exception {
        var stranger = rsa("stranger");
        for (int i = 0; i < 50; i++) {
            var other = new RSAKey.Builder(stranger).keyID("stranger " + i).build();
            assertTrue(
                    trusted.user(signed(JWSAlgorithm.RS256, other, claims("1"))).isEmpty());
        }

        assertTrue(issuer.reads.get() <= 3, issuer.reads + " reads");
        assertTrue(trusted.user(signed(JWSAlgorithm.RS256, key, claims("1"))).isPresent());
    }

    @Test
    void a_token_seen_before_costs_no_signature_and_no_keys() throws Exception {
        var token = signed(JWSAlgorithm.RS256, key, claims("1"));
        assertTrue(trusted.user(token).isPresent());
        issuer.close();

        assertTrue(trusted.user(token).isPresent());
        assertEquals(1, issuer.reads.get());
    }

    @Test
    void keys_outlast_an_outage() throws Exception {
        assertTrue(trusted.user(signed(JWSAlgorithm.RS256, key, claims("1"))).isPresent());
        issuer.answer = text(500, "broken");

        assertTrue(trusted.user(signed(JWSAlgorithm.RS256, key, claims("2"))).isPresent());
        var unknown = signed(JWSAlgorithm.RS256, rsa("next"), claims("1"));
        assertThrows(Unavailable.class, () -> trusted.user(unknown), "it may be a new key");
        var forged = signed(JWSAlgorithm.RS256, rsa("first"), claims("1"));
        assertTrue(trusted.user(forged).isEmpty(), "that key is known");
    }

    @Test
    void without_keys_nobody_can_tell_and_that_is_said() throws Exception {
        var token = signed(JWSAlgorithm.RS256, key, claims("1"));
        for (var broken : List.of(
                text(500, "broken"),
                text(404, "<html>no such page</html>"),
                text(200, "<html>Welcome</html>"),
                text(200, "{\"keys\": [{\"kty\": \"RSA\", \"n\""),
                text(200, "{\"keys\": [], \"x\": \"" + "x".repeat(200_000) + "\"}"))) {
            issuer.answer = broken;
            try (var fresh = new Closing(new TrustedIssuer(Jwt.NOBODY.keysAt(issuer.url()), clock))) {
                for (int i = 0; i < 5; i++) {
                    var problem = assertThrows(Unavailable.class, () -> fresh.issuer.user(token));
                    assertEquals(5, problem.retryAfter().toSeconds());
                }
                assertEquals(
                        "The keys at " + issuer.url() + " cannot be read.",
                        fresh.issuer.problem().get());
                assertFalse(fresh.issuer.isVital());
            }
        }
        assertEquals(10, issuer.reads.get(), "two tries each");
    }

    @Test
    void an_address_that_hangs_costs_seconds_and_no_more() throws Exception {
        var released = new CountDownLatch(1);
        issuer.answer = exchange -> {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        var token = signed(JWSAlgorithm.RS256, key, claims("1"));

        assertThrows(Unavailable.class, () -> trusted.user(token));
        released.countDown();
        issuer.answer = keys(key.toPublicJWK());
        assertTrue(trusted.user(token).isPresent(), "and the next one finds the keys");
        assertTrue(trusted.problem().isEmpty());
    }

    private record Closing(TrustedIssuer issuer) implements AutoCloseable {
        @Override
        public void close() {
            issuer.stop();
        }
    }

    private JWTClaimsSet claims(String subject) {
        return new JWTClaimsSet.Builder()
                .issuer("https://shop.example")
                .subject(subject)
                .expirationTime(Date.from(clock.instant().plusSeconds(3600)))
                .build();
    }
}
