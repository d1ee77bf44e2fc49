/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.conversation.Message;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Turn;
import dev.parley.api.intent.Values;
import dev.parley.api.user.User;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What a user said, and all that a turn may know about the moment.
 *
 * @param fresh the id for a draft that begins in this turn; the same if the turn has to be taken again
 * @param now with the user's time zone
 * @param locale how the user writes dates; its language is the one that is spoken
 * @param recent the last messages before it, in order
 */
record Said(
        UUID conversation,
        UUID fresh,
        User user,
        String text,
        Map<String, String> form,
        ZonedDateTime now,
        Locale locale,
        Supplier<List<Message>> recent) {

    Said text(String other) {
        return new Said(conversation, fresh, user, other, form, now, locale, recent);
    }

    Said form(Map<String, String> other) {
        return new Said(conversation, fresh, user, text, other, now, locale, recent);
    }

    /** The same, said in this language. */
    Said in(Language language) {
        var spoken = new Locale.Builder()
                .setLanguage(language.locale().getLanguage())
                .setRegion(locale.getCountry())
                .build();
        return new Said(conversation, fresh, user, text, form, now, spoken, recent);
    }

    Said fresh(UUID id) {
        return new Said(conversation, id, user, text, form, now, locale, recent);
    }

    Language language() {
        return Language.of(locale);
    }

    Wording wording() {
        return language().wording();
    }

    String say(String key, Object... values) {
        return wording().say(key, values);
    }

    IntentSpec spec(Deployed intent) {
        return intent.spec(language());
    }

    /** @param attempt how often this draft was called, this time included */
    Turn turn(UUID draft, int attempt, Values values) {
        return new Turn(conversation, draft, attempt, user, text, values, now.toInstant(), now.getZone(), locale);
    }
}
