/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.testkit.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.conversation.ConversationStore;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MemoryConversationsTest extends ConversationStoreContract {

    private final MemoryConversations conversations = new MemoryConversations();

    @Override
    protected ConversationStore store() {
        return conversations;
    }

    @Test
    void can_be_away() {
        conversations.away(true);
        assertThrows(Unavailable.class, () -> conversations.load(UUID.randomUUID(), Optional.empty()));
        conversations.away(false);
        assertEquals(Optional.empty(), conversations.load(UUID.randomUUID(), Optional.empty()));
    }
}
