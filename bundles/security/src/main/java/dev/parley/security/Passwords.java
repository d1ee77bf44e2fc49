/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import dev.parley.api.connector.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Knows people by name and password, at the same cost whether the name exists or not. */
final class Passwords {

    private static final int LONGEST_PASSWORD = 1000;

    private final Members members;
    private final FirstAdmin admin;
    private final Clock clock;
    private final Attempts attempts = new Attempts();

    /** What the password is compared with where there is no account. */
    private final Lazy<PasswordHash> nobody = new Lazy<>(() -> PasswordHash.of(""));

    /** Hashing is slow by design: guesses must not take every processor. */
    private final Semaphore hashing = new Semaphore(2);

    Passwords(Members members, FirstAdmin admin, Clock clock) {
        this.members = members;
        this.admin = admin;
        this.clock = clock;
    }

    /** Who may sign in with this, if somebody may. */
    Optional<Member> member(String name, String password) {
        if (!Members.isName(name) || password.length() > LONGEST_PASSWORD) {
            return Optional.empty();
        }
        admin.ensure();
        attempts.begin(name, clock.instant());
        var known = members.named(name);
        var hash = admin.passwordOf(name).or(() -> known.map(Member::hash)).orElseGet(nobody);
        boolean right = matches(hash, password);
        var member = known.filter(one -> right && one.isEnabled());
        member.ifPresent(one -> attempts.succeeded(name));
        return member;
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
