/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import dev.parley.api.user.Session;
import dev.parley.api.user.SignIn;
import dev.parley.api.user.User;
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

/**
 * Signs in guests, people with an account of Parley's own, and whom a trusted issuer has signed in. Sessions are tokens
 * that every node verifies with the key they share: they outlive restarts and need no table.
 */
@Component(immediate = true, configurationPid = "parley.security")
@Designate(ocd = LocalSignIn.Config.class)
public final class LocalSignIn implements SignIn {

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
            Config config) {
        this(new Database(database), others, config, Clock.systemUTC(), System.out);
    }

    LocalSignIn(Database database, TrustedIssuer others, Config config, Clock clock, PrintStream out) {
        this.others = others;
        var accounts = new Accounts(database);
        this.clock = clock;
        tokens = new Lazy<>(() -> new Tokens(new Secrets(database).key("session")));
        var admin = new FirstAdmin(accounts, config._admin_password(), out);
        passwords = new Passwords(accounts, admin, clock);
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
        return tokens.get().user(token, clock.instant()).or(() -> others.user(token));
    }

    @Override
    public Optional<Session> guest() {
        return guestsAllowed ? Optional.of(session(newGuest(), guestSession)) : Optional.empty();
    }

    @Override
    public Optional<Session> account(String name, String password) {
        return passwords.user(name, password).map(user -> session(user, accountSession));
    }

    /** Waits for what has been begun in the database, which must not be interrupted. */
    @Deactivate
    void stop() throws InterruptedException {
        preparation.stop();
    }

    Preparation preparation() {
        return preparation;
    }

    private Session session(User user, Duration length) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var expiresAt = now.plus(length);
        return new Session(tokens.get().issue(user, now, expiresAt), expiresAt, user);
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
