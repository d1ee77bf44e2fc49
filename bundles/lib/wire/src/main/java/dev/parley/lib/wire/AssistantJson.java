/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.wire;

import dev.parley.api.intent.Phrases;
import java.util.List;
import java.util.Locale;

/**
 * How the change assistant presents itself.
 *
 * @param suggestions what to say first, in words that are understood
 */
public record AssistantJson(String name, String greeting, List<String> suggestions) {

    public static AssistantJson in(Locale locale) {
        var phrases = Phrases.of(AssistantJson.class);
        return new AssistantJson(
                phrases.say(locale, "assistant.name"),
                phrases.say(locale, "assistant.greeting"),
                phrases.say(locale, "assistant.suggestions").lines().toList());
    }
}
