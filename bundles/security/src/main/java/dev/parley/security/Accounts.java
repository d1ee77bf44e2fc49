/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import dev.parley.api.user.User;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** People who have a password here. */
final class Accounts {

    record Account(User user, PasswordHash hash) {}

    private final Database database;

    Accounts(Database database) {
        this.database = database;
    }

    Optional<Account> find(String name) {
        return database.find(
                "select id, name, password_hash, roles from account where name = ?", Accounts::account, name);
    }

    /** Adds an account; false if the name is taken. */
    boolean add(String name, PasswordHash hash, Set<String> roles) {
        return database.insert(
                "insert into account (id, name, password_hash, roles, created_at) values (?, ?, ?, ?, ?)",
                UUID.randomUUID().toString(),
                name,
                hash.encoded(),
                String.join(",", roles),
                OffsetDateTime.now(ZoneOffset.UTC));
    }

    private static Account account(ResultSet row) throws SQLException {
        var roles = Set.of(row.getString("roles").split(","));
        var user = new User(row.getString("id"), row.getString("name"), roles);
        return new Account(user, PasswordHash.parse(row.getString("password_hash")));
    }
}
