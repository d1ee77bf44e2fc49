/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.conversation;

import dev.parley.api.watch.Watch;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What is added to a conversation at once: what was said and the reply to it, with consecutive {@code seq}, or a
 * message alone that nobody asked for.
 *
 * @param clientMessageId the sender's own name for what was said, so that saying it twice is noticed
 * @param settled the draft whose errand has come to an end by this, see {@link dev.parley.api.outbox.Outbox}
 * @param told the watch because of which this is said; nothing is added if it has another state meanwhile
 * @param watches what the conversation follows from now on, or follows with another state
 * @param answered what became of a customer's question
 */
public record Exchange(
        Optional<Message> said,
        Message replied,
        Optional<String> clientMessageId,
        Optional<UUID> settled,
        Optional<Watch> told,
        List<Watch> watches,
        Optional<Answered> answered) {

    public Exchange {
        watches = List.copyOf(watches);
    }

    /** Something that is not a customer's question. */
    public Exchange(
            Optional<Message> said,
            Message replied,
            Optional<String> clientMessageId,
            Optional<UUID> settled,
            Optional<Watch> told,
            List<Watch> watches) {
        this(said, replied, clientMessageId, settled, told, watches, Optional.empty());
    }

    /** A turn of which nothing follows. */
    public Exchange(Message said, Message replied, Optional<String> clientMessageId) {
        this(
                Optional.of(said),
                replied,
                clientMessageId,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }
}
