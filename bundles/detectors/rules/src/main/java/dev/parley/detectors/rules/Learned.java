/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.rules;

import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.SlotType;
import dev.parley.detectors.rules.Sentence.Token;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An intent, as the rule book knows it.
 *
 * @param references the number of the pattern of each slot that takes references
 */
record Learned(IntentSpec spec, Map<String, Integer> references) {

    static Learned of(IntentSpec spec, Vocabulary vocabulary) {
        var references = new LinkedHashMap<String, Integer>();
        for (Slot<?> slot : spec.slots()) {
            if (slot.type() instanceof SlotType.Reference reference) {
                references.put(slot.name(), vocabulary.learn(reference.pattern()));
            }
        }
        return new Learned(spec, references);
    }

    List<Phrase> phrases(int place, Vocabulary vocabulary) {
        var phrases = new ArrayList<Phrase>();
        spec.rules().forEach(rule -> phrases.add(RuleParser.rule(vocabulary, place, spec, rule)));
        spec.examples().forEach(example -> phrases.add(RuleParser.example(vocabulary, place, spec, example)));
        return phrases;
    }

    /** Where the sentence names values for slots that the phrase, which was found this way, has no place for. */
    Map<String, Integer> strays(Way way, List<Token> tokens) {
        var strays = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < tokens.size(); i++) {
            if (!tokens.get(i).references().isEmpty() && !way.captures(i)) {
                int at = i;
                references.entrySet().stream()
                        .filter(slot -> tokens.get(at).references().contains(slot.getValue()))
                        .map(Map.Entry::getKey)
                        .filter(slot -> !way.hasValue(slot) && !strays.containsKey(slot))
                        .findFirst()
                        .ifPresent(slot -> strays.put(slot, at));
            }
        }
        return strays;
    }
}
