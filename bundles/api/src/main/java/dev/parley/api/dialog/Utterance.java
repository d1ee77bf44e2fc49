/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.dialog;

import dev.parley.api.user.User;
import java.time.ZoneId;
import java.util.Locale;
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
 * @param channel {@code rest}, {@code websocket}, for customers {@value dev.parley.api.conversation.Audience#CHATBOT}
 * @param locale which language the user reads and how they write dates, if the channel knows; what they speak counts
 *     for more
 * @param zone in which times without one are meant, if the channel knows
 */
public record Utterance(
        User user,
        Optional<UUID> conversation,
        String text,
        Optional<String> clientMessageId,
        Map<String, String> form,
        String channel,
        Optional<Locale> locale,
        Optional<ZoneId> zone) {

    public static final int LONGEST = 4000;

    public Utterance {
        form = Map.copyOf(form);
    }

    /** An utterance of somebody of whom neither language nor time zone is known. */
    public Utterance(
            User user,
            Optional<UUID> conversation,
            String text,
            Optional<String> clientMessageId,
            Map<String, String> form,
            String channel) {
        this(user, conversation, text, clientMessageId, form, channel, Optional.empty(), Optional.empty());
    }
}
