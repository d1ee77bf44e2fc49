/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimNames;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.util.DateUtils;
import java.time.Clock;
import java.util.Date;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the claims of another system's token have to say: RFC 7519's rules for {@code exp}, {@code nbf}, {@code iss} and
 * {@code aud}, and besides that it has a subject, an expiry and no future time of issue, and is not issued by us.
 */
final class ClaimRules extends DefaultJWTClaimsVerifier<SecurityContext> {

    private static final Logger LOG = LoggerFactory.getLogger(ClaimRules.class);
    private static final Set<String> REQUIRED = Set.of(JWTClaimNames.SUBJECT, JWTClaimNames.EXPIRATION_TIME);

    private final Clock clock;

    ClaimRules(Trust trust, Clock clock) {
        super(trust.audience().isEmpty() ? null : trust.audience(), exact(trust), REQUIRED, null);
        setMaxClockSkew((int) trust.skew().toSeconds());
        this.clock = clock;
    }

    @Override
    public void verify(JWTClaimsSet claims, SecurityContext context) throws BadJWTException {
        try {
            super.verify(claims, context);
            check(claims);
        } catch (BadJWTException e) {
            LOG.debug("A token with a good signature is refused: {}", e.getMessage());
            throw e;
        }
    }

    @Override
    protected Date currentTime() {
        return Date.from(clock.instant());
    }

    private void check(JWTClaimsSet claims) throws BadJWTException {
        if (claims.getSubject() == null || claims.getSubject().isBlank()) {
            throw new BadJWTException("JWT sub claim is blank");
        }
        if (claims.getExpirationTime() == null) {
            throw new BadJWTException("JWT exp claim is null");
        }
        if (Tokens.ISSUER.equals(claims.getIssuer())) {
            throw new BadJWTException("JWT iss claim is Parley's own");
        }
        var issued = claims.getIssueTime();
        if (issued != null && !DateUtils.isBefore(issued, currentTime(), getMaxClockSkew())) {
            throw new BadJWTException("JWT issued in the future");
        }
    }

    private static JWTClaimsSet exact(Trust trust) {
        var claims = new JWTClaimsSet.Builder();
        trust.issuer().ifPresent(claims::issuer);
        return claims.build();
    }
}
