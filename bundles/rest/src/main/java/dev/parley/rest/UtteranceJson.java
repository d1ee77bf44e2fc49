/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.conversation.ConversationStore.Recognized;
import dev.parley.lib.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** What somebody said and what it was taken for; not who it was. */
record UtteranceJson(String text, String intent, double confidence, String by, Instant timestamp) {

    static UtteranceJson of(Recognized turn) {
        try {
            var best = Json.read(turn.replied().metadata().getBytes(StandardCharsets.UTF_8))
                    .at("/detected/0");
            return new UtteranceJson(
                    turn.said().text(),
                    best.path("intent").asText(),
                    best.path("confidence").asDouble(),
                    best.path("by").asText(),
                    turn.said().timestamp());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
