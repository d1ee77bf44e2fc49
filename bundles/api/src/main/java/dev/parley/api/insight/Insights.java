/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.insight;

import dev.parley.api.conversation.Conversation;
import dev.parley.api.paging.Page;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/**
 * All users' conversations, for admins who look for what went wrong. Who reads is to be noted in the audit. All methods
 * throw {@link dev.parley.api.connector.Unavailable} if the database does not answer, and may cost more than a turn.
 */
@ProviderType
public interface Insights {

    /**
     * Which conversations.
     *
     * @param text that a message contains, letter case aside
     * @param user the id of whose they are
     * @param intent that a turn was taken for, by its name
     * @param onlyUnwell only those in which nothing was understood or found, something failed, or was voted down
     * @param from by when they were written last, inclusive
     * @param until exclusive
     */
    record Search(
            Optional<String> text,
            Optional<String> user,
            Optional<String> channel,
            Optional<String> intent,
            boolean onlyUnwell,
            Optional<Instant> from,
            Optional<Instant> until) {

        public static final Search ALL = new Search(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Newest first, without their states. Looks at the 2,000 that were written last, at least.
     *
     * @throws IllegalArgumentException if no page gave this cursor
     */
    Page<Conversation> conversations(Search search, int limit, Optional<String> cursor);

    /** With its state. Its messages are {@link dev.parley.api.conversation.ConversationStore#messages}. */
    Optional<Conversation> conversation(UUID id);

    /**
     * What happened from one moment to another, as far as the database still knows. It may be some seconds old.
     *
     * @param until exclusive
     * @throws IllegalArgumentException if that is more than 366 days
     */
    Figures figures(Instant from, Instant until);
}
