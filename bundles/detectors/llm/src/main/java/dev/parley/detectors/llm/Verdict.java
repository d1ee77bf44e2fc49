/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.llm;

import dev.parley.api.detect.Match;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Option;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.SlotType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is left of a model's answer when it is held against the deployed intents and what was said.
 *
 * @param trustToWrite most confidence in an intent that changes anything
 * @param trustToRead most confidence in one that does not
 */
record Verdict(List<IntentSpec> intents, double trustToWrite, double trustToRead) {

    private static final int MOST_OF_REASON = 100;

    /** Empty if it means no intent, or one that nobody has deployed. */
    Optional<Match> on(Answer answer, Said said) {
        return intents.stream()
                .filter(intent -> intent.name().equals(answer.intent()))
                .filter(intent -> !intent.name().equals(Instructions.NONE))
                .findFirst()
                .map(intent -> new Match(
                        intent.name(),
                        Math.min(answer.confidence(), intent.writes() ? trustToWrite : trustToRead),
                        values(intent, answer.slots(), said),
                        why(answer.reason())));
    }

    private static Map<String, String> values(IntentSpec intent, Map<String, String> given, Said said) {
        var values = new LinkedHashMap<String, String>();
        for (var slot : intent.slots()) {
            Optional.ofNullable(given.get(slot.name()))
                    .flatMap(value -> value(slot, value, said))
                    .ifPresent(value -> values.put(slot.name(), value));
        }
        return values;
    }

    /** Free text is the user's own; names and times may be what the bot has shown. */
    private static Optional<String> value(Slot<?> slot, String value, Said said) {
        if (slot.type() instanceof SlotType.Choice choice) {
            return choice.options().stream()
                    .filter(option -> means(option, value.strip()))
                    .map(Option::value)
                    .findFirst();
        } else if (slot.type() instanceof SlotType.Reference reference) {
            return said.byAnybody(value).filter(name -> isName(reference, name));
        } else if (slot.type() instanceof SlotType.Text text) {
            return said.byUser(value).filter(passage -> passage.codePointCount(0, passage.length()) <= text.longest());
        }
        return said.inPieces(value);
    }

    private static boolean means(Option option, String value) {
        return value.equalsIgnoreCase(option.value())
                || value.equalsIgnoreCase(option.label())
                || option.synonyms().contains(value.toLowerCase(Locale.ROOT));
    }

    private static boolean isName(SlotType.Reference type, String text) {
        return type.pattern().matcher(text.toUpperCase(Locale.ROOT)).matches()
                || type.spellings().stream()
                        .anyMatch(spelling -> spelling.pattern().matcher(text).find());
    }

    private static String why(String reason) {
        var line = reason.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        int length = line.codePointCount(0, line.length());
        return "llm: "
                + (length <= MOST_OF_REASON
                        ? line
                        : line.substring(0, line.offsetByCodePoints(0, MOST_OF_REASON)) + '…');
    }
}
