/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.dialog;

import dev.parley.api.user.User;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a user said, and where.
 *
 * @param conversation empty to begin one
 * @param text 1 to {@value #LONGEST} characters after trimming; may be empty if there is a form
 * @param clientMessageId the sender's own name for it, at most 100 characters: the same one twice gets the first reply
 * @param form slot values that were filled in rather than said, by slot name
 * @param channel {@code rest}, {@code websocket}
 */
public record Utterance(
        User user,
        Optional<UUID> conversation,
        String text,
        Optional<String> clientMessageId,
        Map<String, String> form,
        String channel) {

    public static final int LONGEST = 4000;

    public Utterance {
        form = Map.copyOf(form);
    }
}
