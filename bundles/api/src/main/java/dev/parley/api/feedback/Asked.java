/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.feedback;

import java.time.Instant;
import java.util.UUID;

/**
 * A question that found no answer.
 *
 * @param message the bot's, that said so
 */
public record Asked(UUID message, UUID conversation, String question, Instant at) {}
