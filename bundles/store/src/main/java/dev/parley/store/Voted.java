/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import dev.parley.api.user.User;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** A message that is voted on: in which conversation it is, and whether the user said it. */
record Voted(UUID conversation, boolean byUser) {

    /** In how many of a user's conversations, those written last, a message is looked for that answers no question. */
    private static final int LATEST = 500;

    /**
     * Finds a message in a conversation of this user. Until the transaction's end no other vote on the conversation is
     * given, and it is not erased.
     */
    static Optional<Voted> lock(Handle handle, User user, UUID message) {
        return find(handle, user, message).filter(voted -> lock(handle, voted.conversation()));
    }

    /** Without an index of messages by their ids, which every turn would pay for. */
    private static Optional<Voted> find(Handle handle, User user, UUID message) {
        return toCustomer(handle, user, message).or(() -> toAnybody(handle, user, message));
    }

    private static Optional<Voted> toCustomer(Handle handle, User user, UUID message) {
        return handle.createQuery("""
                        SELECT a.conversation_id FROM answered a JOIN conversation c ON c.id = a.conversation_id
                        WHERE a.message_id = ? AND c.user_id = ?""")
                .bind(0, message)
                .bind(1, user.id())
                .map((row, context) -> new Voted(row.getObject(1, UUID.class), false))
                .findOne();
    }

    private static Optional<Voted> toAnybody(Handle handle, User user, UUID message) {
        return handle.createQuery("""
                        SELECT m.conversation_id, m.sender
                        FROM (SELECT id FROM conversation WHERE user_id = ? ORDER BY updated_at DESC, id DESC LIMIT ?) c
                        JOIN message m ON m.conversation_id = c.id
                        WHERE m.id = ?""")
                .bind(0, user.id())
                .bind(1, LATEST)
                .bind(2, message)
                .map((row, context) ->
                        new Voted(row.getObject(1, UUID.class), row.getString(2).equals("user")))
                .findOne();
    }

    /** Lets one vote at a time on a conversation, and none while it is erased; false if it has been. */
    private static boolean lock(Handle handle, UUID conversation) {
        return handle.createQuery("SELECT version FROM conversation WHERE id = ? FOR UPDATE")
                .bind(0, conversation)
                .mapTo(Long.class)
                .findOne()
                .isPresent();
    }

    /** Lets those who poll see that something changed. */
    void count(Handle handle) {
        handle.execute("UPDATE conversation SET votes = votes + 1 WHERE id = ?", conversation);
    }
}
