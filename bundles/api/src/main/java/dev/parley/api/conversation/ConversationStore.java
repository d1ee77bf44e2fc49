/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.conversation;

import dev.parley.api.paging.Page;
import dev.parley.api.user.User;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps conversations. Every method is one transaction that is durable when it returns; all throw
 * {@link dev.parley.api.connector.Unavailable} when the database does not answer. What belongs to another user does
 * not exist for a call that names a user.
 */
@ProviderType
public interface ConversationStore {

    /**
     * A conversation as a turn needs it.
     *
     * @param earlierReply the bot's message of the turn that already has this client message id
     */
    record Loaded(Conversation conversation, Optional<Message> earlierReply) {}

    /**
     * What a user said that a detector found an intent for.
     *
     * @param replied its metadata has {@code "detected":[…]}, the intents that it may mean, best first
     */
    record Recognized(Message said, Message replied) {}

    /**
     * What tells whether there is anything new in a conversation.
     *
     * @param messages how many there are, which is also the last one's {@code seq}
     * @param version other than before if anything was written
     * @param votes other than before if anything was voted on
     */
    record Head(String channel, int messages, long version, long votes) {}

    /** Reads a conversation and looks for an earlier turn with this client message id, in one go. */
    Optional<Loaded> load(UUID id, Optional<String> clientMessageId);

    /**
     * Adds a turn, or a message alone. Writes the conversation as given if the stored one has {@code version - 1} (or none is stored, for
     * version 1).
     *
     * @throws StaleConversation if it has another version, the client message id is already there, or what is told
     *     was told meanwhile
     */
    void append(Conversation after, Exchange exchange);

    Optional<Conversation> find(User user, UUID id);

    /** What a client that asks again and again needs to know first; cheap. */
    Optional<Head> head(User user, UUID id);

    /** Those of one audience, newest first, by when they were last written. */
    Page<Summary> list(User user, Audience audience, int limit, Optional<String> cursor);

    /**
     * As {@link #list}, those in which something was said or answered that contains this text, letter case aside. Looks
     * at the conversations that were written last, at least 500 of them.
     *
     * @param text 1 to 200 characters
     */
    Page<Summary> search(User user, Audience audience, String text, int limit, Optional<String> cursor);

    /** Messages with a larger {@code seq} than this, in order, at most as many. */
    List<Message> messages(UUID conversation, int afterSeq, int limit);

    /**
     * What all users said that a detector found an intent for, newest first, as far as it was said in the
     * conversations that were written last; at least a thousand of them are looked at. For an admin now and then: it
     * costs more than a turn may.
     *
     * @throws IllegalArgumentException if no page gave this cursor
     */
    Page<Recognized> recognized(int limit, Optional<String> cursor);

    /** Erases a conversation and its messages; false if there is none for this user. */
    boolean erase(User user, UUID id);
}
