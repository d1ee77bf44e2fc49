/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.feedback;

import dev.parley.api.paging.Page;
import dev.parley.api.user.User;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps votes on the bot's messages, one for each user and message. All methods throw
 * {@link dev.parley.api.connector.Unavailable} when the database does not answer. What belonged to an erased conversation
 * is gone with it.
 */
@ProviderType
public interface Feedback {

    /**
     * Which votes are wanted.
     *
     * @param by only of answers by this knowledge base
     * @param from votes given at this time or later
     * @param to votes given before this time
     * @param text only where the question or the answer has this in it, in upper or lower case
     */
    record Filter(
            Optional<Vote> vote,
            Optional<String> by,
            Optional<Instant> from,
            Optional<Instant> to,
            Optional<String> text) {

        public static final Filter NONE =
                new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Votes; a later vote of the same user on the same message takes the place of the earlier one.
     *
     * @return the vote's id, the same for both
     * @throws NoSuchMessage if there is none, or it is in another user's conversation
     * @throws NotAnAnswer if the user said it
     */
    UUID give(User user, UUID message, Vote vote, Instant at);

    /**
     * Takes a vote back.
     *
     * @return false if there was none
     */
    boolean withdraw(User user, UUID message);

    /** This user's votes in a conversation, by message. */
    Map<UUID, Vote> of(User user, UUID conversation);

    /**
     * Votes of all users, newest first.
     *
     * @throws IllegalArgumentException if no page gave this cursor
     */
    Page<Rated> list(Filter filter, int limit, Optional<String> cursor);

    /** What was said in the turn that ended with this message of the bot, whoever voted on it. */
    Optional<Asked> asked(UUID message);

    /** Questions of customers that found nothing, newest first. */
    List<Asked> unanswered(Instant from, Instant to, int limit);

    /** The days from the first to the last, both included, in order; at most a year. Days on which nothing happened are there too. */
    List<Day> days(LocalDate first, LocalDate last);
}
