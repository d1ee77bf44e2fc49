/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.handover;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A conversation in which a person is asked for.
 *
 * @param reason why, in a word: {@code asked} for by the user, or {@code lost} where nothing was understood
 * @param draft what the user was about to do, with the values so far, a JSON object; empty if nothing
 * @param closedAt empty while it is open
 */
public record HandOver(
        UUID id,
        UUID conversation,
        String userId,
        String userName,
        String reason,
        Optional<String> draft,
        Instant openedAt,
        Optional<Instant> closedAt) {}
