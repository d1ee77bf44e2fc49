/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.dialog;

import dev.parley.api.intent.Reply;
import java.time.Instant;
import java.util.UUID;

/**
 * What a turn came to. It is stored by the time anybody sees it.
 *
 * @param message the id of the bot's message
 * @param seq the bot's message's place in the conversation; the user's is one less
 * @param confidence how sure the detector was, 0 to 1; 1 for an answer to a question
 */
public record Outcome(
        UUID conversation,
        UUID message,
        int seq,
        Instant timestamp,
        double confidence,
        Progress progress,
        Reply reply) {}
