/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.intent.Turn;
import dev.parley.api.intent.Values;
import dev.parley.api.user.User;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * What a user said, and all that a turn may know about the moment.
 *
 * @param fresh the id for a draft that begins in this turn; the same if the turn has to be taken again
 */
record Said(
        UUID conversation,
        UUID fresh,
        User user,
        String text,
        Map<String, String> form,
        ZonedDateTime now,
        Locale locale) {

    Said text(String other) {
        return new Said(conversation, fresh, user, other, form, now, locale);
    }

    /** @param attempt how often this draft was called, this time included */
    Turn turn(UUID draft, int attempt, Values values) {
        return new Turn(conversation, draft, attempt, user, text, values, now.toInstant(), now.getZone(), locale);
    }
}
