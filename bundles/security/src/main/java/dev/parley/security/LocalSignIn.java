/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.setting.Format;
import dev.parley.api.user.Session;
import dev.parley.api.user.SignIn;
import dev.parley.api.user.User;
import dev.parley.lib.jdbi.Database;
import dev.parley.security.Tokens.Proof;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs in guests, people with an account of Parley's own, and whom a trusted issuer has signed in. Sessions are tokens
 * that every node verifies with the key they share: they outlive restarts and need no table. What members may is asked
 * of their accounts, not of their tokens.
 */
@Component(immediate = true, configurationPid = "parley.security")
@Designate(ocd = LocalSignIn.Config.class)
public final class LocalSignIn implements SignIn {

    private static final Logger LOG = LoggerFactory.getLogger(LocalSignIn.class);

    @ObjectClassDefinition(
            name = "Parley: sign-in",
            description = "Who may talk without an account, and how long a session lasts.")
    @interface Config {

        @AttributeDefinition(
                name = "Guests",
                description = "Whether people may talk without signing in. Automatic lets them only while the server"
                        + " listens on a loopback address.",
                options = {
                    @Option(label = "automatic", value = "auto"),
                    @Option(label = "always", value = "always"),
                    @Option(label = "never", value = "never")
                })
        String guests() default "auto";

        @AttributeDefinition(
                name = "Address",
                description = "The address that the server listens on; it decides what 'automatic' means.")
        @Format(Format.HOST)
        String host() default "127.0.0.1";

        @AttributeDefinition(
                name = "Guest sessions",
                description = "For how many days a guest is recognised.",
                min = "1",
                max = "3650")
        int guest_days() default 30;

        @AttributeDefinition(
                name = "Account sessions",
                description = "For how many hours somebody with an account stays signed in.",
                min = "1",
                max = "8760")
        int account_hours() default 12;

        @AttributeDefinition(
                name = "Admin password",
                description = "While it is set, it is the password of the account 'admin', in place of the one that was"
                        + " shown at the first start.",
                type = AttributeType.PASSWORD,
                required = false)
        String _admin_password() default "";
    }

    private final Lazy<Tokens> tokens;
    private final TrustedIssuer others;
    private final Standings standings;
    private final Members members;
    private final Passwords passwords;
    private final boolean guestsAllowed;
    private final Duration guestSession;
    private final Duration accountSession;
    private final Clock clock;
    private final Preparation preparation;

    @Activate
    public LocalSignIn(
            @Reference(name = "database", target = "(name=parley)") DataSource database,
            @Reference(name = "others") TrustedIssuer others,
            @Reference(name = "standings") Standings standings,
            Config config) {
        this(new Database(database), others, standings, config, Clock.systemUTC(), System.out);
    }

    LocalSignIn(
            Database database, TrustedIssuer others, Standings standings, Config config, Clock clock, PrintStream out) {
        this.others = others;
        this.standings = standings;
        this.members = new Members(database);
        this.clock = clock;
        tokens = new Lazy<>(() -> new Tokens(new Secrets(database).key("session")));
        var admin = new FirstAdmin(members, config._admin_password(), out);
        passwords = new Passwords(members, admin, clock);
        guestsAllowed = guests(config.guests()).allowedAt(config.host());
        guestSession = Duration.ofDays(config.guest_days());
        accountSession = Duration.ofHours(config.account_hours());
        preparation = new Preparation(() -> {
            tokens.get();
            admin.ensure();
        });
    }

    @Override
    public Optional<User> user(String token) {
        return tokens.get().proof(token, clock.instant()).flatMap(this::user).or(() -> others.user(token));
    }

    private Optional<User> user(Proof proof) {
        return proof.user().roles().contains(User.GUEST)
                ? Optional.of(proof.user())
                : standings
                        .of(proof.user().id())
                        .filter(member -> member.isEnabled() && member.sessionsEnded() == proof.sessionsEnded())
                        .map(Member::user);
    }

    @Override
    public Optional<Session> guest() {
        return guestsAllowed ? Optional.of(session(newGuest(), 0, guestSession)) : Optional.empty();
    }

    @Override
    public Optional<Session> account(String name, String password) {
        return passwords.member(name, password).map(this::session);
    }

    private Session session(Member member) {
        note(member);
        return session(member.user(), member.sessionsEnded(), accountSession);
    }

    /** Nobody is kept out because that can't be written. */
    private void note(Member member) {
        try {
            members.signedIn(member.user().id(), clock.instant());
        } catch (Unavailable e) {
            LOG.debug("Could not note a sign-in", e);
        }
    }

    /** Waits for what has been begun in the database, which must not be interrupted. */
    @Deactivate
    void stop() throws InterruptedException {
        preparation.stop();
    }

    Preparation preparation() {
        return preparation;
    }

    private Session session(User user, int sessionsEnded, Duration length) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var expiresAt = now.plus(length);
        return new Session(tokens.get().issue(new Proof(user, sessionsEnded, expiresAt), now), expiresAt, user);
    }

    private static User newGuest() {
        return new User(UUID.randomUUID().toString(), "Guest", Set.of(User.GUEST));
    }

    private static Guests guests(String setting) {
        try {
            return Guests.valueOf(setting.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "parley.security: guests must be auto, always or never, not " + setting, e);
        }
    }
}
