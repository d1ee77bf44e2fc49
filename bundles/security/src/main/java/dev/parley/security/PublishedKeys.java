/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.security.Key;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Public keys at an address (JWKS, RFC 7517). They are kept for {@link #FRESH}, read again in the background before that
 * is over, and used for up to {@link #OUTAGE} while the address does not answer. A key that is not among them has them
 * read again, twice in each {@link #PAUSE} at most, whoever asks.
 */
final class PublishedKeys implements JWSKeySelector<SecurityContext> {

    /** All that JWKs of type RSA and EC are for, and Java can verify by itself. */
    static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    static final Duration PAUSE = Duration.ofSeconds(5);

    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration AHEAD = Duration.ofMinutes(1);
    private static final Duration OUTAGE = Duration.ofDays(1);
    private static final int TIMEOUT_MILLIS = 2000;
    private static final int LONGEST_BYTES = 100_000;

    private final Fetching fetching;
    private final JWKSource<SecurityContext> source;
    private final JWSKeySelector<SecurityContext> selector;

    PublishedKeys(URL address) {
        var http = new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, LONGEST_BYTES);
        fetching = new Fetching(address, new URLBasedJWKSetSource<>(address, http));
        source = JWKSourceBuilder.create(fetching)
                .cache(FRESH.toMillis(), PAUSE.toMillis())
                .refreshAheadCache(AHEAD.toMillis(), false)
                .rateLimited(PAUSE.toMillis())
                .outageTolerant(OUTAGE.toMillis())
                .build();
        selector = new JWSVerificationKeySelector<>(ALGORITHMS, source);
    }

    /** @throws KeySourceException if there is no such key, and it cannot be told whether there is one by now */
    @Override
    public List<? extends Key> selectJWSKeys(JWSHeader header, SecurityContext context) throws KeySourceException {
        var keys = known(header, context);
        if (keys.isEmpty() && fetching.problem().isPresent()) {
            throw new KeySourceException(fetching.problem().get());
        }
        return keys;
    }

    Optional<String> problem() {
        return fetching.problem();
    }

    void close() {
        try {
            ((Closeable) source).close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<? extends Key> known(JWSHeader header, SecurityContext context) throws KeySourceException {
        try {
            return selector.selectJWSKeys(header, context);
        } catch (RateLimitReachedException justAsked) {
            return List.of();
        }
    }
}
