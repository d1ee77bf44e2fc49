/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

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
        return database.find("select content from secret where name = ?", row -> row.getString(1), name)
                .map(Base64.getDecoder()::decode);
    }

    private void add(String name) {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        database.insert(
                "insert into secret (name, content, created_at) values (?, ?, ?)",
                name,
                Base64.getEncoder().encodeToString(key),
                OffsetDateTime.now(ZoneOffset.UTC));
    }
}
