/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.wire;

import dev.parley.api.dialog.Utterance;
import dev.parley.api.user.User;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody says, read from a request's body: the fields that mean the same wherever people speak.
 *
 * @param acceptLanguage the header, for where the body names no language
 */
public record Speech(Input input, String acceptLanguage) {

    private static final int LONGEST_CLIENT_ID = 100;

    /** @param form slot values that were filled in */
    public Utterance by(User user, String channel, String text, Map<String, String> form) {
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
    public static String text(Input input, String field) {
        return textIfAny(input, field)
                .orElseThrow(
                        () -> new BadInput("The message is empty: send \"%s\" with some text in it.".formatted(field)));
    }

    /** The text in this field, if there is something in it. */
    public static Optional<String> textIfAny(Input input, String field) {
        return input.text(field)
                .map(Text::clean)
                .filter(Text::isVisible)
                .map(text -> Text.atMost(Utterance.LONGEST, "The message", text));
    }

    /** What was filled in, by slot. */
    public static Map<String, String> form(Input input) {
        var values = input.values("form");
        values.replaceAll((slot, value) -> Text.atMost(Utterance.LONGEST, "form." + slot, Text.clean(value)));
        return values;
    }
}
