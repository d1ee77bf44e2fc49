/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps errands from before they are sent until their end is told. Every method is one transaction that is durable
 * when it returns; all throw {@link dev.parley.api.connector.Unavailable} when the database does not answer. Of all
 * nodes one has an errand at a time: whoever claimed it last, until the lease ends.
 */
@ProviderType
public interface Outbox {

    /**
     * Records an errand and claims it; one that is recorded already gets these values and is claimed, if nobody else has
     * it now.
     *
     * @return the errand as it is kept, or empty if somebody else has it
     */
    Optional<Errand> record(Errand errand, Duration lease);

    /** Whether this draft is recorded. */
    boolean isOpen(UUID draft);

    /**
     * Claims errands that are due and that nobody has. Of one conversation only the oldest is claimed: what was said later
     * is carried out later.
     */
    List<Errand> claim(int limit, Duration lease);

    /** What is still to be carried out, what was recorded first first, whoever has it now; nothing is claimed. */
    List<Errand> waiting(int limit);

    /** Whether nothing that was said earlier in its conversation is still to be carried out. */
    boolean isNext(Errand errand);

    /** Gives an errand back, to be claimed again from then on. */
    void postpone(UUID draft, Instant next);

    /** Forgets an errand of which nothing is left to do. */
    void drop(UUID draft);
}
