/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.change.create;

import dev.parley.api.intent.Phrases;
import java.util.Locale;

/** What is said about a new change. */
final class Texts {

    private static final Phrases PHRASES = Phrases.of(Texts.class);

    private Texts() {}

    static String say(Locale locale, String key, Object... values) {
        return PHRASES.say(locale, key, values);
    }
}
