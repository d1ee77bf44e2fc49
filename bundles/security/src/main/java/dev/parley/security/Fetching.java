/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetSourceWrapper;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.URL;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers whether keys could be read the last time, and says when that changes. */
final class Fetching extends JWKSetSourceWrapper<SecurityContext> {

    private static final Logger LOG = LoggerFactory.getLogger(Fetching.class);

    private final URL address;
    private boolean failing;

    Fetching(URL address, JWKSetSource<SecurityContext> source) {
        super(source);
        this.address = address;
    }

    synchronized Optional<String> problem() {
        return failing ? Optional.of("The keys at " + address + " cannot be read.") : Optional.empty();
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, SecurityContext context)
            throws KeySourceException {
        try {
            var keys = getSource().getJWKSet(refresh, now, context);
            answered();
            return keys;
        } catch (KeySourceException e) {
            failed(e);
            throw e;
        }
    }

    private synchronized void failed(KeySourceException cause) {
        if (!failing) {
            LOG.warn("The keys at {} cannot be read: {}", address, cause.getMessage());
        }
        failing = true;
    }

    private synchronized void answered() {
        if (failing) {
            LOG.info("The keys at {} can be read again", address);
        }
        failing = false;
    }
}
