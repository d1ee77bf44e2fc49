/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.account.Account;
import dev.parley.api.account.AccountRefused;
import dev.parley.api.account.Accounts;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.paging.Page;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Accounts in memory; whatever has a 'refused' in it is. */
final class StubAccounts implements Accounts {

    final Map<String, Account> accounts = new ConcurrentHashMap<>();
    volatile boolean isAway;

    @Override
    public Page<Account> list(Optional<String> text, int limit, Optional<String> cursor) {
        answer();
        int from = cursor.map(Integer::valueOf).orElse(0);
        var found = accounts.values().stream()
                .filter(account -> account.name().contains(text.orElse("")))
                .sorted(Comparator.comparing(Account::name))
                .toList();
        int end = Math.min(found.size(), from + limit);
        return new Page<>(
                found.subList(from, end), end < found.size() ? Optional.of(String.valueOf(end)) : Optional.empty());
    }

    @Override
    public Optional<Account> find(String id) {
        answer();
        return Optional.ofNullable(accounts.get(id));
    }

    @Override
    public String create(String name, Set<String> roles) {
        answer();
        refuse(name);
        var id = String.valueOf(accounts.size() + 1);
        accounts.put(id, new Account(id, name, roles, Stub.NOW, Optional.empty(), true));
        return "password of " + name;
    }

    @Override
    public void setRoles(String id, Set<String> roles) {
        answer();
        refuse(String.join(",", roles));
        var before = accounts.get(id);
        accounts.put(
                id, new Account(id, before.name(), roles, before.createdAt(), before.signedInAt(), before.isEnabled()));
    }

    @Override
    public void setEnabled(String id, boolean isEnabled) {
        answer();
        var before = accounts.get(id);
        refuse(isEnabled ? "" : before.name());
        accounts.put(
                id, new Account(id, before.name(), before.roles(), before.createdAt(), before.signedInAt(), isEnabled));
    }

    @Override
    public String resetPassword(String id) {
        answer();
        refuse(accounts.get(id).name());
        return "new password of " + accounts.get(id).name();
    }

    private static void refuse(String what) {
        if (what.contains("refused")) {
            throw new AccountRefused("It is refused, as it says.");
        }
    }

    private void answer() {
        if (isAway) {
            throw new Unavailable("the database", Duration.ofSeconds(1), null);
        }
    }
}
