/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.rules;

import dev.parley.api.detect.Detector;
import dev.parley.api.detect.Match;
import dev.parley.api.intent.IntentSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rules of certain intents. A sentence is compared only with those that its own words lead to. */
final class RuleBook implements Detector.Recognizer {

    private record Found(Phrase phrase, Way way, Map<String, Integer> strays, double confidence) {}

    private static final Comparator<Found> BEST_FIRST = Comparator.comparingDouble(Found::confidence)
            .reversed()
            .thenComparingInt(found -> found.way().start())
            .thenComparingInt(found -> found.phrase().intent());

    private static final Comparator<Found> MOST_NAMED_FIRST = Comparator.<Found, Phrase.Kind>comparing(
                    found -> found.phrase().kind())
            .thenComparing(found -> found.way().worth(), Comparator.reverseOrder())
            .thenComparing(found -> found.way().start());

    private final Vocabulary vocabulary = new Vocabulary();
    private final List<Learned> intents;
    private final Index index;

    RuleBook(List<IntentSpec> specs) {
        intents = specs.stream().map(spec -> Learned.of(spec, vocabulary)).toList();
        var phrases = new ArrayList<Phrase>();
        for (int i = 0; i < intents.size(); i++) {
            phrases.addAll(intents.get(i).phrases(i, vocabulary));
        }
        index = new Index(phrases, vocabulary.size());
    }

    @Override
    public List<Match> recognize(String text) {
        var sentence = Sentence.of(text, vocabulary);
        var best = new HashMap<Integer, Found>();
        var vetoes = new ArrayList<Phrase>();
        index.candidates(sentence).forEach(phrase -> {
            if (phrase.kind() == Phrase.Kind.VETO) {
                vetoes.add(phrase);
            } else {
                phrase.find(sentence)
                        .map(way -> found(phrase, way, sentence))
                        .ifPresent(found -> best.merge(phrase.intent(), found, RuleBook::better));
            }
        });
        for (Phrase veto : vetoes) {
            if (best.containsKey(veto.intent()) && veto.find(sentence).isPresent()) {
                best.remove(veto.intent());
            }
        }
        return best.values().stream()
                .sorted(BEST_FIRST)
                .map(found -> match(found, sentence))
                .toList();
    }

    /**
     * A phrase of n words is trusted to 1 − ½ⁿ by itself (a function word is a quarter of one),
     * and earns the rest by how much of the sentence it explains: all of it makes 1. A name may be explained twice, where
     * the phrase lets any word stand.
     */
    private Found found(Phrase phrase, Way way, Sentence sentence) {
        var strays = intents.get(phrase.intent()).strays(way, sentence.tokens());
        double trust = 1 - Math.pow(0.5, way.named() / (double) Sentence.WORD);
        int explained = Math.min(way.explained() + strays.size() * Sentence.WORD, sentence.weight());
        return new Found(phrase, way, strays, trust + (1 - trust) * explained / sentence.weight());
    }

    /** Of two phrases of one intent the one that names more counts, and is as sure as the surer one. */
    private static Found better(Found a, Found b) {
        var best = MOST_NAMED_FIRST.compare(a, b) <= 0 ? a : b;
        return new Found(best.phrase(), best.way(), best.strays(), Math.max(a.confidence(), b.confidence()));
    }

    private Match match(Found found, Sentence sentence) {
        var values = new LinkedHashMap<String, String>();
        found.way().forEachCapture(c -> values.put(c.slot(), sentence.said(c.from(), c.to())));
        found.strays().forEach((slot, at) -> values.put(slot, sentence.said(at, at)));
        var phrase = found.phrase();
        return new Match(intents.get(phrase.intent()).spec().name(), found.confidence(), values, phrase.why());
    }
}
