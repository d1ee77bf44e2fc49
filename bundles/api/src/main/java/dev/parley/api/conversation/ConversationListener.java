/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.conversation;

import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears what becomes of conversations on this node, as a service. It is called when a write is durable, by the thread
 * that wrote: it returns at once and does its work elsewhere. What one conversation comes to, it hears in the order in
 * which it was written. What it throws harms nobody else.
 */
@ConsumerType
public interface ConversationListener {

    /**
     * Messages were added.
     *
     * @param after the conversation as it is now
     */
    void written(Conversation after, Exchange exchange);

    /** A conversation and its messages are gone. */
    void erased(UUID conversation);
}
