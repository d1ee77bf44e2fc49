/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import dev.parley.api.connector.Unavailable;
import dev.parley.lib.jdbi.Database;
import dev.parley.lib.jdbi.Duplicate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a service calls our conversations, kept in the table {@code rag_conversation}. Thread-safe. */
final class RemoteConversations {

    private static final Logger LOG = LoggerFactory.getLogger(RemoteConversations.class);

    private final Database database;
    private final String bridge;

    RemoteConversations(Database database, String bridge) {
        this.database = database;
        this.bridge = bridge;
    }

    Optional<String> find(UUID conversation) {
        return database.read(handle -> handle.createQuery(
                        "SELECT remote_id FROM rag_conversation WHERE bridge = ? AND conversation_id = ?")
                .bind(0, bridge)
                .bind(1, conversation)
                .mapTo(String.class)
                .findOne());
    }

    /** For an answer that is there already, so it is not worth losing that. */
    void keep(UUID conversation, String remote) {
        try {
            if (!isChanged(conversation, remote)) {
                add(conversation, remote);
            }
        } catch (Unavailable e) {
            LOG.warn("What the RAG bridge {} calls a conversation is not kept: {}", bridge, e.getMessage());
        }
    }

    private boolean isChanged(UUID conversation, String remote) {
        return database.write(handle -> handle.createUpdate("UPDATE rag_conversation SET remote_id = ?, updated_at = ?"
                                + " WHERE bridge = ? AND conversation_id = ?")
                        .bind(0, remote)
                        .bind(1, now())
                        .bind(2, bridge)
                        .bind(3, conversation)
                        .execute()
                > 0);
    }

    private void add(UUID conversation, String remote) {
        try {
            database.write(handle -> handle.createUpdate("INSERT INTO rag_conversation"
                            + " (bridge, conversation_id, remote_id, updated_at) VALUES (?, ?, ?, ?)")
                    .bind(0, bridge)
                    .bind(1, conversation)
                    .bind(2, remote)
                    .bind(3, now())
                    .execute());
        } catch (Duplicate e) {
            // Another turn of the same conversation was first; one of the two goes on.
        }
    }

    void forget(UUID conversation) {
        database.write(
                handle -> handle.createUpdate("DELETE FROM rag_conversation WHERE bridge = ? AND conversation_id = ?")
                        .bind(0, bridge)
                        .bind(1, conversation)
                        .execute());
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }
}
