/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import dev.parley.api.conversation.Conversation;
import dev.parley.api.conversation.ConversationStore;
import dev.parley.api.conversation.Exchange;
import dev.parley.api.conversation.Message;
import dev.parley.api.conversation.Sender;
import dev.parley.api.conversation.Status;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Turns for tests. */
final class Talk {

    private Talk() {}

    /** Reads a conversation and writes its next turn; gives the version that it has then. */
    static long turn(ConversationStore store, UUID id, Optional<String> clientMessageId) {
        var before = store.load(id, clientMessageId).map(ConversationStore.Loaded::conversation);
        var version = before.map(Conversation::version).orElse(0L) + 1;
        var messages = before.map(Conversation::messages).orElse(0) + 2;
        var now = Instant.now();
        store.append(
                new Conversation(
                        id,
                        "ada",
                        "rest",
                        Status.ACTIVE,
                        before.map(Conversation::startedAt).orElse(now),
                        now,
                        messages,
                        version,
                        "{\"draft\":\"" + "x".repeat(800) + "\"}"),
                new Exchange(
                        message(messages - 1, Sender.USER, now, "{}"),
                        message(messages, Sender.BOT, now, "{\"reply\":\"" + "y".repeat(400) + "\"}"),
                        clientMessageId));
        return version;
    }

    private static Message message(int seq, Sender sender, Instant now, String metadata) {
        return new Message(
                UUID.randomUUID(), seq, sender, "Restart the payments service after the July patch", now, metadata);
    }
}
