/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.audit;

import dev.parley.api.paging.Page;
import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Keeps what admins did. Nothing is ever changed in it. */
@ProviderType
public interface Audit {

    /**
     * Something that was done.
     *
     * @param who the name of the admin, or {@code parley}
     * @param action a verb and what kind of thing: {@code deploy bundle}, {@code change setting}, {@code read conversation}
     * @param subject the name or id of what it was done to
     * @param details a sentence without secrets, or empty; at most 4,000 characters are kept
     */
    record Entry(Instant at, String who, String action, String subject, String details) {}

    /** Keeps it; if that can't be done now, it is in the log. Does not throw. */
    void record(String who, String action, String subject, String details);

    /**
     * Newest first.
     *
     * @param text that who, action, subject or details contain, letter case aside; all if empty
     * @throws dev.parley.api.connector.Unavailable if the database does not answer
     * @throws IllegalArgumentException if no page gave this cursor
     */
    Page<Entry> list(Optional<String> text, int limit, Optional<String> cursor);
}
