/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.conversation;

import dev.parley.api.conversation.Message;
import dev.parley.api.conversation.Sender;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a user said and the reply to it; one of them may be missing. */
record Turn(Optional<Message> said, Optional<Message> replied) {

    /** Messages in order, put together. */
    static List<Turn> of(List<Message> messages) {
        var turns = new ArrayList<Turn>();
        for (int i = 0; i < messages.size(); i++) {
            var message = messages.get(i);
            if (message.sender() == Sender.BOT) {
                turns.add(new Turn(Optional.empty(), Optional.of(message)));
            } else if (i + 1 < messages.size() && messages.get(i + 1).sender() == Sender.BOT) {
                turns.add(new Turn(Optional.of(message), Optional.of(messages.get(++i))));
            } else {
                turns.add(new Turn(Optional.of(message), Optional.empty()));
            }
        }
        return turns;
    }
}
