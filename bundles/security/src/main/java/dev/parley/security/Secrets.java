/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import dev.parley.lib.jdbi.Database;
import dev.parley.lib.jdbi.Duplicate;
import java.security.SecureRandom;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;

/** Random keys that every node shares: whoever asks first makes one, everybody gets that one. */
final class Secrets {

    private static final int BYTES = 32;

    private final Database database;

    Secrets(Database database) {
        this.database = database;
    }

    byte[] key(String name) {
        return find(name).orElseGet(() -> {
            add(name);
            return find(name).orElseThrow(() -> new IllegalStateException("secret " + name + " was not kept"));
        });
    }

    private Optional<byte[]> find(String name) {
        return database.read(handle -> handle.createQuery("SELECT content FROM secret WHERE name = ?")
                .bind(0, name)
                .map((row, context) -> Base64.getDecoder().decode(row.getString(1)))
                .findOne());
    }

    /** Nothing if another node has added one meanwhile. */
    private void add(String name) {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        try {
            database.write(handle -> handle.execute(
                    "INSERT INTO secret (name, content, created_at) VALUES (?, ?, ?)",
                    name,
                    Base64.getEncoder().encodeToString(key),
                    OffsetDateTime.now(ZoneOffset.UTC)));
        } catch (Duplicate e) {
            // All nodes use that one.
        }
    }
}
