/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.conversation;

import java.time.Instant;
import java.util.UUID;

/**
 * One thing that was said.
 *
 * @param seq its place in the conversation, from 1, without gaps, user and bot alike
 * @param metadata a JSON object: of a bot's message what the engine knows about its turn, of a user's the sender's own
 *     name for it ({@code client_message_id}), what was filled in ({@code form}) and which
 *     language and time zone came with it
 */
public record Message(UUID id, int seq, Sender sender, String text, Instant timestamp, String metadata) {}
