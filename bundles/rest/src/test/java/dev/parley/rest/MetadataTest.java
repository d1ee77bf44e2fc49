/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.parley.api.conversation.Message;
import dev.parley.api.conversation.Sender;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MetadataTest {

    private static Message message(Sender sender, String metadata) {
        return new Message(UUID.randomUUID(), 2, sender, "Hello.", Instant.EPOCH, metadata);
    }

    @Test
    void how_the_engine_came_to_its_reply_is_not_shown() {
        var stored =
                "{\"kind\":\"answer\",\"intent\":\"help\",\"trace\":{\"took_ms\":1.5,\"bundles\":{\"a.b\":\"1\"}}}";
        assertEquals("{\"kind\":\"answer\",\"intent\":\"help\"}", Metadata.shown(message(Sender.BOT, stored)));
    }

    @Test
    void everything_else_passes_as_it_is() {
        var without = "{\"kind\":\"answer\", \"confidence\":1.0}";
        assertSame(without, Metadata.shown(message(Sender.BOT, without)));
        var filledIn = "{\"form\":{\"trace\":\"x\"}}";
        assertSame(filledIn, Metadata.shown(message(Sender.USER, filledIn)));
    }
}
