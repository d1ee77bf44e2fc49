/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import dev.parley.api.user.User;
import dev.parley.lib.jdbi.Database;
import dev.parley.lib.jdbi.Duplicate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Those who have a password here, in the table {@code account}. */
final class Members {

    /** What a database can be asked for: no control characters, no half ones. */
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}\\p{Cs}]{1,100}");

    private static final String SELECT =
            "SELECT id, name, roles, password_hash, is_enabled, sessions_ended FROM account ";

    /** Clients that send a password with each request sign in all the time. */
    private static final Duration NOTED_ONCE_IN = Duration.ofMinutes(1);

    private final Database database;

    Members(Database database) {
        this.database = database;
    }

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    Optional<Member> named(String name) {
        return find("WHERE name = ?", name);
    }

    Optional<Member> find(String id) {
        return find("WHERE id = ?", id);
    }

    private Optional<Member> find(String where, String key) {
        return database.read(handle -> handle.createQuery(SELECT + where)
                .bind(0, key)
                .map((row, context) -> member(row))
                .findOne());
    }

    /** Adds one; false if the name is taken. */
    boolean add(String name, PasswordHash hash, Set<String> roles) {
        try {
            database.write(handle -> handle.execute(
                    "INSERT INTO account (id, name, password_hash, roles, created_at) VALUES (?, ?, ?, ?, ?)",
                    UUID.randomUUID().toString(),
                    name,
                    hash.encoded(),
                    text(roles),
                    OffsetDateTime.now(ZoneOffset.UTC)));
            return true;
        } catch (Duplicate e) {
            return false;
        }
    }

    /** Notes that somebody has signed in, unless that was noted just before. */
    void signedIn(String id, Instant at) {
        database.write(handle -> handle.execute(
                "UPDATE account SET signed_in_at = ? WHERE id = ? AND (signed_in_at IS NULL OR signed_in_at < ?)",
                at.atOffset(ZoneOffset.UTC),
                id,
                at.minus(NOTED_ONCE_IN).atOffset(ZoneOffset.UTC)));
    }

    static String text(Set<String> roles) {
        return String.join(",", roles.stream().sorted().toList());
    }

    static Set<String> roles(String text) {
        return text.isEmpty() ? Set.of() : Set.of(text.split(","));
    }

    private static Member member(ResultSet row) throws SQLException {
        return new Member(
                new User(row.getString(1), row.getString(2), roles(row.getString(3))),
                PasswordHash.parse(row.getString(4)),
                row.getBoolean(5),
                row.getInt(6));
    }
}
