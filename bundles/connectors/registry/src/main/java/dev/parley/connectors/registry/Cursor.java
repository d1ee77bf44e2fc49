/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.registry;

import java.nio.ByteBuffer;
import java.util.Base64;

/** Where a page of changes ended: the ordinal of its last one. */
record Cursor(long ordinal) {

    /** Before all changes. */
    static final Cursor START = new Cursor(Long.MAX_VALUE);

    static Cursor parse(String text) {
        try {
            var key = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (key.remaining() == Long.BYTES) {
                return new Cursor(key.getLong());
            }
        } catch (IllegalArgumentException e) {
            // It is no base64: said below.
        }
        throw new IllegalArgumentException("This cursor is none that a page gave; leave it out to begin anew.");
    }

    String text() {
        var key = ByteBuffer.allocate(Long.BYTES).putLong(ordinal);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.array());
    }
}
