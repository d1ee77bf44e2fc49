/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.detect;

import dev.parley.api.conversation.Message;
import java.util.List;

/**
 * What a conversation was about.
 *
 * @param summary of all of it, in a few lines: what was done, what is being talked about, with which values
 * @param recent the last messages, in order, without the one that is heard now
 */
public record Memory(String summary, List<Message> recent) {

    public Memory {
        recent = List.copyOf(recent);
    }
}
