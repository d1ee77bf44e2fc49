/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.impl.MACProvider;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.Key;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;

/**
 * The keys that may have signed a token, by the algorithm that it names: the secret for HMAC and for nothing else,
 * published keys for signatures and for nothing else.
 */
final class VerificationKeys implements JWSKeySelector<SecurityContext> {

    private final Optional<SecretKey> secret;
    private final Set<JWSAlgorithm> ofSecret;
    private final Optional<PublishedKeys> published;

    VerificationKeys(Trust trust) {
        secret = trust.secret();
        ofSecret = secret.map(key -> MACProvider.getCompatibleAlgorithms(key.getEncoded().length * Byte.SIZE))
                .orElse(Set.of());
        published = trust.keys().map(PublishedKeys::new);
    }

    @Override
    public List<? extends Key> selectJWSKeys(JWSHeader header, SecurityContext context) throws KeySourceException {
        if (ofSecret.contains(header.getAlgorithm())) {
            return secret.stream().toList();
        }
        return published.isPresent() && PublishedKeys.ALGORITHMS.contains(header.getAlgorithm())
                ? published.get().selectJWSKeys(header, context)
                : List.of();
    }

    Optional<String> problem() {
        return published.flatMap(PublishedKeys::problem);
    }

    void close() {
        published.ifPresent(PublishedKeys::close);
    }
}
