/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.parley.api.conversation.Message;
import dev.parley.api.conversation.Sender;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The last of what was said before a question, as much as a service can be expected to read. */
final class History {

    private static final int MOST_MESSAGES = 20;
    private static final int MOST_CHARACTERS = 8_000;

    private final List<Message> messages;

    History(List<Message> recent) {
        var last = new ArrayDeque<Message>();
        int length = 0;
        for (int i = recent.size() - 1; i >= 0 && last.size() < MOST_MESSAGES; i--) {
            var message = recent.get(i);
            length += message.text().length();
            if (length > MOST_CHARACTERS) {
                break;
            }
            if (!message.text().isBlank()) {
                last.addFirst(message);
            }
        }
        this.messages = new ArrayList<>(last);
    }

    /** As OpenAI has it. */
    ArrayNode array() {
        var array = Json.MAPPER.createArrayNode();
        messages.forEach(message -> array.addObject()
                .put("role", message.sender() == Sender.USER ? "user" : "assistant")
                .put("content", message.text()));
        return array;
    }

    /** A line for each. */
    String transcript() {
        return messages.stream()
                .map(message -> (message.sender() == Sender.USER ? "User: " : "Assistant: ") + message.text())
                .collect(Collectors.joining("\n"));
    }
}
