/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import dev.parley.api.conversation.Summary;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/** Where a page of conversations ended: the key of its last one, in the list's order. */
record Cursor(Instant updatedAt, UUID id) {

    /** Before all conversations. */
    static final Cursor START = new Cursor(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));

    private static final int BYTES = 3 * Long.BYTES;

    static Cursor after(Summary last) {
        return new Cursor(last.updatedAt(), last.id());
    }

    static Cursor parse(String text) {
        try {
            var key = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (key.remaining() == BYTES) {
                return new Cursor(
                        Instant.EPOCH.plus(key.getLong(), ChronoUnit.MICROS), new UUID(key.getLong(), key.getLong()));
            }
        } catch (IllegalArgumentException e) {
            // It is no base64: said below.
        }
        throw new IllegalArgumentException("This cursor is none that a page gave; leave it out to begin anew.");
    }

    String text() {
        var key = ByteBuffer.allocate(BYTES)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, updatedAt))
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.array());
    }
}
