/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What goes with conversations that are erased. Hand-overs do so by themselves. */
final class Erasure {

    /** The messages last: by them is found what else there is of them. */
    private static final List<String> REST = List.of(
            "DELETE FROM watch WHERE conversation_id = ?",
            "DELETE FROM outbox WHERE conversation_id = ?",
            "DELETE FROM feedback WHERE conversation_id = ?",
            "DELETE FROM rag_conversation WHERE conversation_id = ?",
            "DELETE FROM answered WHERE message_id IN (SELECT id FROM message WHERE conversation_id = ?)",
            "DELETE FROM message WHERE conversation_id = ?");

    private Erasure() {}

    /**
     * Erases all but the conversations themselves, which the transaction has deleted first: so a turn or a vote that was
     * being written was waited for, and what it wrote goes too.
     */
    static void rest(Handle handle, Collection<UUID> conversations) {
        for (var statement : conversations.isEmpty() ? List.<String>of() : REST) {
            try (var deletes = handle.prepareBatch(statement)) {
                conversations.forEach(conversation -> deletes.add(conversation));
                deletes.execute();
            }
        }
    }
}
