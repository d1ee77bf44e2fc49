/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.parley.api.user.User;
import java.text.ParseException;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Signed JWTs (RFC 7519, HS256) that say who somebody is; nothing is kept of them but a cache of those seen lately. */
final class Tokens {

    static final String ISSUER = "parley";

    private static final String NAME = "name";
    private static final String ROLES = "roles";
    private static final String ENDED = "ended";
    private static final int LONGEST = 4096;
    private static final int CACHED = 10_000;

    /**
     * What a token says.
     *
     * @param sessionsEnded of its user when it was issued, see {@link Member}
     */
    record Proof(User user, int sessionsEnded, Instant expiresAt) {}

    private final byte[] key;

    private final Map<String, Proof> seen = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Proof> eldest) {
            return size() > CACHED;
        }
    });

    Tokens(byte[] key) {
        this.key = key.clone();
    }

    /** A token that says this; it holds whole seconds. */
    String issue(Proof proof, Instant issuedAt) {
        var user = proof.user();
        var claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject(user.id())
                .claim(NAME, user.name())
                .claim(ROLES, List.copyOf(user.roles()))
                .claim(ENDED, proof.sessionsEnded())
                .issueTime(Date.from(issuedAt))
                .expirationTime(Date.from(proof.expiresAt()))
                .build();
        var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        try {
            jwt.sign(new MACSigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA-256", e);
        }
        return jwt.serialize();
    }

    /** What this token says, if we made it and it has not expired. */
    Optional<Proof> proof(String token, Instant now) {
        return proof(token).filter(proof -> now.isBefore(proof.expiresAt()));
    }

    private Optional<Proof> proof(String token) {
        var known = Optional.ofNullable(seen.get(token));
        if (known.isPresent() || token.length() > LONGEST) {
            return known;
        }
        var verified = verify(token);
        verified.ifPresent(proof -> seen.put(token, proof));
        return verified;
    }

    private Optional<Proof> verify(String token) {
        try {
            var jwt = SignedJWT.parse(token);
            boolean signed =
                    jwt.getHeader().getAlgorithm().equals(JWSAlgorithm.HS256) && jwt.verify(new MACVerifier(key));
            return signed ? Optional.of(read(jwt.getJWTClaimsSet())) : Optional.empty();
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }

    /** Claims that we signed, hence wrote. */
    private static Proof read(JWTClaimsSet claims) throws ParseException {
        if (!ISSUER.equals(claims.getIssuer())) {
            throw new ParseException("issued by another", 0);
        }
        var roles = Set.copyOf(claims.getStringListClaim(ROLES));
        var ended = Objects.requireNonNullElse(claims.getIntegerClaim(ENDED), 0);
        return new Proof(
                new User(claims.getSubject(), claims.getStringClaim(NAME), roles),
                ended,
                claims.getExpirationTime().toInstant());
    }
}
