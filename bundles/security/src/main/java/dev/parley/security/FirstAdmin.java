/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import dev.parley.api.user.User;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Sees to it that there is an admin. The one node that makes it tells its password, once, and never in a log. */
final class FirstAdmin {

    private static final String NAME = "admin";

    /** Crockford's base 32: nothing in it is easily taken for something else. */
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    /** Of four characters with 5 bits each: 140 bits. */
    private static final int GROUPS = 7;

    private final Accounts accounts;
    private final Optional<Lazy<PasswordHash>> configured;
    private final PrintStream out;
    private boolean exists;

    FirstAdmin(Accounts accounts, String configuredPassword, PrintStream out) {
        this.accounts = accounts;
        this.configured = Optional.of(configuredPassword)
                .filter(password -> !password.isEmpty())
                .map(password -> new Lazy<>(() -> PasswordHash.of(password)));
        this.out = out;
    }

    /** The password that the configuration gives to this name, whatever its account says. */
    Optional<PasswordHash> passwordOf(String name) {
        return configured.filter(hash -> name.equals(NAME)).map(Lazy::get);
    }

    /** Makes the account if there is none; throws Unavailable if that cannot be known now. */
    synchronized void ensure() {
        if (!exists && accounts.find(NAME).isEmpty()) {
            configured.map(Lazy::get).ifPresentOrElse(this::make, this::makeAndTell);
        }
        exists = true;
    }

    private boolean make(PasswordHash hash) {
        return accounts.add(NAME, hash, Set.of(User.ADMIN));
    }

    private void makeAndTell() {
        String password = randomPassword();
        if (make(PasswordHash.of(password))) {
            out.println("The admin password is " + password + " (user " + NAME + "; it is shown only this once)");
        }
    }

    private static String randomPassword() {
        return new SecureRandom()
                .ints(GROUPS * 4L, 0, ALPHABET.length())
                .mapToObj(i -> ALPHABET.substring(i, i + 1))
                .collect(Collectors.joining())
                .replaceAll("(.{4})(?=.)", "$1-");
    }
}
