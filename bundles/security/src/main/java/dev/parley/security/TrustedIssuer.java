/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.health.Probe;
import dev.parley.api.setting.Format;
import dev.parley.api.user.User;
import java.time.Clock;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Another system that signs people in, and whose word, a bearer JWT, is taken. Nothing is trusted until a secret or an
 * address of keys is set, and nothing while a setting is wrong. New settings count from the next request on.
 */
@Component(
        immediate = true,
        configurationPid = "parley.security.jwt",
        service = {TrustedIssuer.class, Probe.class})
@Designate(ocd = TrustedIssuer.Config.class)
public final class TrustedIssuer implements Probe {

    private static final Logger LOG = LoggerFactory.getLogger(TrustedIssuer.class);

    @ObjectClassDefinition(
            name = "Parley: sign-in with JWTs",
            description = "People whom another system has signed in send its token: Authorization: Bearer …")
    @interface Config {

        @AttributeDefinition(
                name = "Secret",
                description =
                        "The secret that tokens are signed with (HS256; from 48 bytes on HS384 too, from 64 HS512)."
                                + " At least 32 bytes. Whoever knows it can sign in as anybody.",
                type = AttributeType.PASSWORD,
                required = false,
                min = "32")
        String _secret() default "";

        @AttributeDefinition(
                name = "Address of the keys",
                description =
                        "Where the other system publishes its public keys (JWKS), for tokens signed with RS, PS or"
                                + " ES and 256, 384 or 512. They are read again by and by, and when a new key turns up.",
                required = false)
        @Format(Format.URL)
        String jwksUrl() default "";

        @AttributeDefinition(
                name = "Issuer",
                description = "What a token has to say in 'iss'. Empty trusts every issuer that the keys belong to.",
                required = false)
        String issuer() default "";

        @AttributeDefinition(
                name = "Audience",
                description = "Whom a token has to be for: one of these has to be in 'aud'. Empty takes tokens that are"
                        + " meant for other applications, too.",
                required = false)
        String[] audience() default {};

        @AttributeDefinition(
                name = "Clock difference",
                description = "How many seconds the other system's clock may be fast or slow.",
                min = "0",
                max = "600")
        int clockSkewSeconds() default 60;

        @AttributeDefinition(
                name = "Claim of the name",
                description = "Where a token has the name that people read. A dot leads into an object, as in"
                        + " profile.name.")
        String nameClaim() default "name";

        @AttributeDefinition(
                name = "Claim of the roles",
                description = "Where a token has the roles, a list or a text with spaces between them. A dot leads into"
                        + " an object, as in realm_access.roles.")
        String rolesClaim() default "roles";

        @AttributeDefinition(
                name = "Admins",
                description = "Whether the role 'admin' of a token opens the console and the admin API here.")
        boolean grantAdmin() default false;
    }

    private final Clock clock;
    private volatile Optional<ForeignTokens> tokens = Optional.empty();
    private volatile Optional<String> mistake = Optional.empty();

    @Activate
    public TrustedIssuer(Config config) {
        this(config, Clock.systemUTC());
    }

    TrustedIssuer(Config config, Clock clock) {
        this.clock = clock;
        modified(config);
    }

    @Modified
    void modified(Config config) {
        var former = tokens;
        try {
            tokens = Optional.of(Trust.of(config))
                    .filter(Trust::isAny)
                    .map(trust -> new ForeignTokens(trust, config, clock));
            mistake = Optional.empty();
        } catch (IllegalArgumentException e) {
            tokens = Optional.empty();
            mistake = Optional.of("parley.security.jwt: " + e.getMessage() + " No such token is accepted.");
            LOG.error("{}", mistake.get());
        }
        former.ifPresent(ForeignTokens::close);
    }

    @Deactivate
    void stop() {
        tokens.ifPresent(ForeignTokens::close);
    }

    /**
     * The user whom this token proves, or empty.
     *
     * @throws Unavailable if that cannot be told, because the other system does not show its keys
     */
    Optional<User> user(String token) {
        return tokens.flatMap(trusted -> trusted.user(token));
    }

    @Override
    public String name() {
        return "sign-in with JWTs";
    }

    @Override
    public Optional<String> problem() {
        return mistake.or(() -> tokens.flatMap(ForeignTokens::problem));
    }

    /** Guests and accounts go on. */
    @Override
    public boolean isVital() {
        return false;
    }
}
