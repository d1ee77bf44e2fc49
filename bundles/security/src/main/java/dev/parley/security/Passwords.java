/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.user.User;
import dev.parley.security.Accounts.Account;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Knows people by name and password, at the same cost whether the name exists or not. */
final class Passwords {

    /** What a database can be asked for: no control characters, no half ones. */
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}\\p{Cs}]{1,100}");

    private static final int LONGEST_PASSWORD = 1000;

    private final Accounts accounts;
    private final FirstAdmin admin;
    private final Clock clock;
    private final Attempts attempts = new Attempts();

    /** What the password is compared with where there is no account. */
    private final Lazy<PasswordHash> nobody = new Lazy<>(() -> PasswordHash.of(""));

    /** Hashing is slow by design: guesses must not take every processor. */
    private final Semaphore hashing = new Semaphore(2);

    Passwords(Accounts accounts, FirstAdmin admin, Clock clock) {
        this.accounts = accounts;
        this.admin = admin;
        this.clock = clock;
    }

    Optional<User> user(String name, String password) {
        if (!NAME.matcher(name).matches() || password.length() > LONGEST_PASSWORD) {
            return Optional.empty();
        }
        admin.ensure();
        attempts.begin(name, clock.instant());
        var account = accounts.find(name);
        var hash = admin.passwordOf(name).or(() -> account.map(Account::hash)).orElseGet(nobody);
        boolean right = matches(hash, password);
        var user = account.filter(known -> right).map(Account::user);
        user.ifPresent(known -> attempts.succeeded(name));
        return user;
    }

    private boolean matches(PasswordHash hash, String password) {
        try {
            if (!hashing.tryAcquire(2, TimeUnit.SECONDS)) {
                throw new Unavailable("Sign-in", Duration.ofSeconds(2), null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("Sign-in", Duration.ofSeconds(2), e);
        }
        try {
            return hash.matches(password);
        } finally {
            hashing.release();
        }
    }
}
