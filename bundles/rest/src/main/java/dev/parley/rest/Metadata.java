/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.api.conversation.Message;
import dev.parley.api.conversation.Sender;
import dev.parley.lib.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What a message's metadata tells those whose conversation it is. */
final class Metadata {

    /** How the engine came to its reply, with the names of bundles and systems, is for admins. */
    private static final String TRACE = "trace";

    private Metadata() {}

    /** A JSON object. */
    static String shown(Message message) {
        if (message.sender() != Sender.BOT || !message.metadata().contains('"' + TRACE + '"')) {
            return message.metadata();
        }
        try {
            var whole = (ObjectNode) Json.read(message.metadata().getBytes(StandardCharsets.UTF_8));
            return whole.without(TRACE).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
