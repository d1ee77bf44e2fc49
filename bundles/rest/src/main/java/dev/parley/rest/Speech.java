/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.dialog.Utterance;
import dev.parley.api.user.User;
import jakarta.ws.rs.BadRequestException;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody says, read from a request's body: the fields that mean the same wherever people speak.
 *
 * @param acceptLanguage the header, for where the body names no language
 */
record Speech(Input input, String acceptLanguage) {

    private static final int LONGEST_CLIENT_ID = 100;

    /** @param form slot values that were filled in */
    Utterance by(User user, String channel, String text, Map<String, String> form) {
        return new Utterance(
                user,
                input.text("conversation_id").map(id -> Text.uuid("conversation_id", id)),
                text,
                clientMessageId(),
                form,
                channel,
                Locality.language(input, acceptLanguage),
                Locality.timeZone(input));
    }

    private Optional<String> clientMessageId() {
        return input.text("client_message_id")
                .map(Text::clean)
                .filter(id -> !id.isEmpty())
                .map(id -> Text.atMost(LONGEST_CLIENT_ID, "client_message_id", id));
    }

    /** The text in this field; there must be one. */
    static String text(Input input, String field) {
        return textIfAny(input, field)
                .orElseThrow(() -> new BadRequestException(
                        "The message is empty: send \"%s\" with some text in it.".formatted(field)));
    }

    /** The text in this field, if there is something in it. */
    static Optional<String> textIfAny(Input input, String field) {
        return input.text(field)
                .map(Text::clean)
                .filter(Text::isVisible)
                .map(text -> Text.atMost(Utterance.LONGEST, "The message", text));
    }
}
