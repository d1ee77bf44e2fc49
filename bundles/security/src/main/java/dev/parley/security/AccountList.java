/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import dev.parley.api.account.Account;
import dev.parley.api.paging.Page;
import dev.parley.api.user.User;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Queries for accounts, without their passwords. */
final class AccountList {

    private static final String SELECT = "SELECT id, name, roles, created_at, signed_in_at, is_enabled FROM account ";

    private final String pattern;
    private final int limit;
    private final String after;

    /** @throws IllegalArgumentException if no page gave this cursor */
    AccountList(Optional<String> text, int limit, Optional<String> cursor) {
        this.pattern = '%' + text.orElse("").replaceAll("[\\x00\\p{Cs}]", "").replaceAll("[!%_]", "!$0") + '%';
        this.limit = limit;
        this.after = cursor.map(AccountList::name).orElse("");
    }

    private static String name(String cursor) {
        var name = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        if (!Members.isName(name)) {
            throw new IllegalArgumentException("This cursor is none that a page gave; leave it out to begin anew.");
        }
        return name;
    }

    private static String cursor(Account last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(last.name().getBytes(StandardCharsets.UTF_8));
    }

    /** By name. */
    Page<Account> read(Handle handle) {
        var found = handle.createQuery(
                        SELECT + "WHERE name > ? AND LOWER(name) LIKE LOWER(?) ESCAPE '!' ORDER BY name LIMIT ?")
                .bind(0, after)
                .bind(1, pattern)
                .bind(2, limit + 1)
                .map((row, context) -> account(row))
                .list();
        return found.size() <= limit
                ? new Page<>(found, Optional.empty())
                : new Page<>(found.subList(0, limit), Optional.of(cursor(found.get(limit - 1))));
    }

    static Optional<Account> find(Handle handle, String id) {
        return find(handle, "WHERE id = ?", id);
    }

    static Optional<Account> named(Handle handle, String name) {
        return find(handle, "WHERE name = ?", name);
    }

    private static Optional<Account> find(Handle handle, String where, String key) {
        return handle.createQuery(SELECT + where)
                .bind(0, key)
                .map((row, context) -> account(row))
                .findOne();
    }

    /** The ids of admins who may sign in. Until the transaction's end nobody else changes that they are. */
    static Set<String> lockAdmins(Handle handle) {
        return handle
                .createQuery(SELECT + "WHERE roles LIKE '%admin%' AND is_enabled = TRUE ORDER BY id FOR UPDATE")
                .map((row, context) -> account(row))
                .list()
                .stream()
                .filter(account -> account.roles().contains(User.ADMIN))
                .map(Account::id)
                .collect(Collectors.toSet());
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getString(1),
                row.getString(2),
                Members.roles(row.getString(3)),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject(5, OffsetDateTime.class)).map(OffsetDateTime::toInstant),
                row.getBoolean(6));
    }
}
