/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.conversation;

import java.time.Instant;
import java.util.UUID;

/**
 * A conversation as the store keeps it, without its messages.
 *
 * @param userId the id of the one user whose it is
 * @param channel where it began: {@code rest}; decides its {@link Audience}
 * @param messages how many there are, which is also the last one's {@code seq}
 * @param version counts the writes; 0 means not stored yet
 * @param state what the engine remembers, a JSON object that only the engine reads
 */
public record Conversation(
        UUID id,
        String userId,
        String channel,
        Status status,
        Instant startedAt,
        Instant updatedAt,
        int messages,
        long version,
        String state) {}
