/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.conversation;

import java.time.Instant;
import java.util.UUID;

/** A conversation in a list. */
public record Summary(
        UUID id, Status status, Instant startedAt, Instant updatedAt, String lastMessage, int messageCount) {}
