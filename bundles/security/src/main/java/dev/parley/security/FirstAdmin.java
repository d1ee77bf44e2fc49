/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import dev.parley.api.account.Account;
import dev.parley.api.user.User;
import java.io.PrintStream;
import java.util.Optional;
import java.util.Set;

/** Sees to it that there is an admin. The one node that makes it tells its password, once, and never in a log. */
final class FirstAdmin {

    static final String NAME = "admin";

    private final Members members;
    private final Optional<Lazy<PasswordHash>> configured;
    private final PrintStream out;
    private boolean exists;

    FirstAdmin(Members members, String configuredPassword, PrintStream out) {
        this.members = members;
        this.configured = Optional.of(configuredPassword)
                .filter(password -> !password.isEmpty())
                .map(password -> new Lazy<>(() -> PasswordHash.of(password)));
        this.out = out;
    }

    static boolean is(Account account) {
        return account.name().equals(NAME);
    }

    /** The password that the configuration gives to this name, whatever its account says. */
    Optional<PasswordHash> passwordOf(String name) {
        return configured.filter(hash -> name.equals(NAME)).map(Lazy::get);
    }

    /** Makes the account if there is none; throws Unavailable if that cannot be known now. */
    synchronized void ensure() {
        if (!exists && members.named(NAME).isEmpty()) {
            configured.map(Lazy::get).ifPresentOrElse(this::make, this::makeAndTell);
        }
        exists = true;
    }

    private boolean make(PasswordHash hash) {
        return members.add(NAME, hash, Set.of(User.ADMIN));
    }

    private void makeAndTell() {
        String password = NewPassword.random();
        if (make(PasswordHash.of(password))) {
            out.println("The admin password is " + password + " (user " + NAME + "; it is shown only this once)");
        }
    }
}
