/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import dev.parley.api.paging.Page;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Where a page of a list ended that has the latest first: the key of its last one, in the list's order. */
record Cursor(Instant at, UUID id) {

    /** Before all. */
    static final Cursor START = new Cursor(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));

    private static final int BYTES = 3 * Long.BYTES;

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

    /**
     * A page of what was read.
     *
     * @param found one more than the limit if there are more
     */
    static <T> Page<T> page(List<T> found, int limit, Function<T, Cursor> key) {
        return found.size() <= limit
                ? new Page<>(found, Optional.empty())
                : new Page<>(
                        found.subList(0, limit),
                        Optional.of(key.apply(found.get(limit - 1)).text()));
    }

    private String text() {
        var key = ByteBuffer.allocate(BYTES)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, at))
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.array());
    }
}
