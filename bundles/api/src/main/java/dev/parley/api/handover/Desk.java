/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.handover;

import dev.parley.api.paging.Page;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where people find the conversations that were handed over to them. All methods throw
 * {@link dev.parley.api.connector.Unavailable} when the database does not answer.
 */
@ProviderType
public interface Desk {

    /** Opens it; if one of this conversation is open already, that one gets the new reason and draft. */
    HandOver open(HandOver wanted);

    Optional<HandOver> find(UUID id);

    /** The latest first. */
    Page<HandOver> list(boolean open, int limit, Optional<String> cursor);

    /** False if there is no such open one. */
    boolean close(UUID id, Instant at);
}
