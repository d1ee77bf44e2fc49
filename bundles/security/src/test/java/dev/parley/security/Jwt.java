/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import java.lang.annotation.Annotation;

/** Whom to trust. */
record Jwt(
        String _secret,
        String jwksUrl,
        String issuer,
        String[] audience,
        int clockSkewSeconds,
        String nameClaim,
        String rolesClaim,
        boolean grantAdmin)
        implements TrustedIssuer.Config {

    static final Jwt NOBODY = new Jwt("", "", "", new String[0], 60, "name", "roles", false);

    Jwt secret(String secret) {
        return new Jwt(secret, jwksUrl, issuer, audience, clockSkewSeconds, nameClaim, rolesClaim, grantAdmin);
    }

    Jwt keysAt(String url) {
        return new Jwt(_secret, url, issuer, audience, clockSkewSeconds, nameClaim, rolesClaim, grantAdmin);
    }

    Jwt issuedBy(String issuer) {
        return new Jwt(_secret, jwksUrl, issuer, audience, clockSkewSeconds, nameClaim, rolesClaim, grantAdmin);
    }

    Jwt meantFor(String... audience) {
        return new Jwt(_secret, jwksUrl, issuer, audience, clockSkewSeconds, nameClaim, rolesClaim, grantAdmin);
    }

    Jwt skew(int seconds) {
        return new Jwt(_secret, jwksUrl, issuer, audience, seconds, nameClaim, rolesClaim, grantAdmin);
    }

    Jwt claims(String name, String roles) {
        return new Jwt(_secret, jwksUrl, issuer, audience, clockSkewSeconds, name, roles, grantAdmin);
    }

    Jwt admins() {
        return new Jwt(_secret, jwksUrl, issuer, audience, clockSkewSeconds, nameClaim, rolesClaim, true);
    }

    @Override
    public Class<? extends Annotation> annotationType() {
        return TrustedIssuer.Config.class;
    }
}
