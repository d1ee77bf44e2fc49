/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.account;

import dev.parley.api.account.Account;
import dev.parley.api.account.AccountRefused;
import dev.parley.api.account.Accounts;
import dev.parley.api.paging.Page;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Accounts in memory, with names for ids. */
final class FakeAccounts implements Accounts {

    static final String PASSWORD = "correct-horse-battery";

    private final Map<String, Account> all = new LinkedHashMap<>();

    @Override
    public Page<Account> list(Optional<String> text, int limit, Optional<String> cursor) {
        return new Page<>(
                all.values().stream()
                        .filter(account -> account.name().contains(text.orElse("")))
                        .toList(),
                Optional.empty());
    }

    @Override
    public Optional<Account> find(String id) {
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public String create(String name, Set<String> roles) {
        if (all.containsKey(name)) {
            throw new AccountRefused("There is an account with this name already.");
        }
        all.put(name, new Account(name, name, roles, Instant.EPOCH, Optional.empty(), true));
        return PASSWORD;
    }

    @Override
    public void setRoles(String id, Set<String> roles) {
        if (!roles.contains("admin") && List.copyOf(all.keySet()).equals(List.of(id))) {
            throw new AccountRefused("No admin would be left who may sign in.");
        }
        all.computeIfPresent(
                id,
                (key, old) -> new Account(id, old.name(), roles, old.createdAt(), old.signedInAt(), old.isEnabled()));
    }

    @Override
    public void setEnabled(String id, boolean isEnabled) {
        all.computeIfPresent(
                id,
                (key, old) -> new Account(id, old.name(), old.roles(), old.createdAt(), old.signedInAt(), isEnabled));
    }

    @Override
    public String resetPassword(String id) {
        return PASSWORD;
    }
}
