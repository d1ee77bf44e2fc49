/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.trial;

import dev.parley.api.conversation.ConversationStore;
import dev.parley.api.conversation.Message;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What users said lately, with how often they did. */
final class Sayings {

    /** @param text as it was said */
    record Saying(String text, Locale locale) {}

    private static final int PAGE = 100;

    /** So many turns are looked at for each text that is wanted; people say the same again and again. */
    private static final int TURNS_EACH = 5;

    private Sayings() {}

    /**
     * The latest texts that differ, and how often each was said.
     *
     * @param most how many texts
     */
    static Map<Saying, Integer> latest(ConversationStore store, int most) {
        var sayings = new LinkedHashMap<Saying, Integer>();
        Optional<String> cursor = Optional.empty();
        for (int seen = 0; seen < most * TURNS_EACH && sayings.size() < most; seen += PAGE) {
            var page = store.recognized(PAGE, cursor);
            for (var turn : page.items()) {
                count(turn.said(), most, sayings);
            }
            cursor = page.next();
            if (cursor.isEmpty()) {
                break;
            }
        }
        return sayings;
    }

    private static void count(Message said, int most, Map<Saying, Integer> sayings) {
        var saying = new Saying(said.text(), locale(said));
        if (!said.text().isBlank() && (sayings.size() < most || sayings.containsKey(saying))) {
            sayings.merge(saying, 1, Integer::sum);
        }
    }

    private static Locale locale(Message said) {
        return Locale.forLanguageTag(Noted.of(said).text("language").orElse("en"));
    }
}
