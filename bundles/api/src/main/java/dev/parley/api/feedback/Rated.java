/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.feedback;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An answer that somebody voted on.
 *
 * @param id the vote's
 * @param at of the vote
 * @param question what the user had said; of the assistant too
 * @param by the name of the knowledge base that answered, if one did
 * @param entry its own name for what it answered with
 */
public record Rated(
        UUID id,
        Vote vote,
        Instant at,
        String userId,
        UUID conversation,
        UUID message,
        String question,
        String answer,
        Optional<String> by,
        Optional<String> entry) {}
