/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.conversation.Summary;
import java.time.Instant;
import java.util.UUID;

/** A conversation in a list. */
record SummaryJson(UUID id, String status, Instant startedAt, Instant updatedAt, String lastMessage, int messageCount) {

    static SummaryJson of(Summary summary) {
        return new SummaryJson(
                summary.id(),
                ConversationJson.status(summary.status()),
                summary.startedAt(),
                summary.updatedAt(),
                summary.lastMessage(),
                summary.messageCount());
    }
}
