/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.user.User;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The bearer JWTs of another system. Only signed ones are taken, with the algorithms of the keys that are configured.
 * One that was verified is remembered by its digest, so that a second request with it costs no signature.
 */
final class ForeignTokens {

    /** In characters; the whole header of a request is not longer by default. */
    private static final int LONGEST = 8192;

    private static final int REMEMBERED = 10_000;

    /** A key that was withdrawn is not believed for longer than this. */
    private static final Duration MEMORY = Duration.ofMinutes(5);

    /** RFC 7519 and RFC 9068; issuers may leave the type out. */
    private static final DefaultJOSEObjectTypeVerifier<SecurityContext> TYPES =
            new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null);

    private record Proof(User user, Instant until) {}

    private final VerificationKeys keys;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final ForeignUser users;
    private final Clock clock;

    private final Map<String, Proof> seen = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Proof> eldest) {
            return size() > REMEMBERED;
        }
    });

    ForeignTokens(Trust trust, TrustedIssuer.Config config, Clock clock) {
        this.clock = clock;
        keys = new VerificationKeys(trust);
        users = new ForeignUser(config.nameClaim(), config.rolesClaim(), config.grantAdmin());
        processor.setJWSTypeVerifier(TYPES);
        processor.setJWSKeySelector(keys);
        processor.setJWTClaimsSetVerifier(new ClaimRules(trust, clock));
    }

    /** @throws Unavailable if the keys cannot be had */
    Optional<User> user(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        var now = clock.instant();
        var digest = digest(token);
        return Optional.ofNullable(seen.get(digest))
                .filter(proof -> now.isBefore(proof.until()))
                .map(Proof::user)
                .or(() -> verified(token, digest, now));
    }

    Optional<String> problem() {
        return keys.problem();
    }

    void close() {
        keys.close();
    }

    private Optional<User> verified(String token, String digest, Instant now) {
        try {
            var claims = processor.process(token, null);
            var user = users.of(claims);
            seen.put(digest, new Proof(user, until(claims, now)));
            return Optional.of(user);
        } catch (KeySourceException e) {
            throw new Unavailable("Sign-in", PublishedKeys.PAUSE, e);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            return Optional.empty();
        }
    }

    private static Instant until(JWTClaimsSet claims, Instant now) {
        var expiry = claims.getExpirationTime().toInstant();
        var forgotten = now.plus(MEMORY);
        return expiry.isBefore(forgotten) ? expiry : forgotten;
    }

    private static String digest(String token) {
        try {
            byte[] sha = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return new String(sha, StandardCharsets.ISO_8859_1);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
