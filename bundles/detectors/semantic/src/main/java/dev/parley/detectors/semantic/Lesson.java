/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.semantic;

import dev.parley.api.intent.IntentSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What is to be learned: what people say for each intent, and what means none.
 *
 * @param sayings by intent; its title counts as one of them
 */
record Lesson(Map<String, List<String>> sayings, Outside outside) {

    static Lesson of(List<IntentSpec> intents, Outside outside) {
        var sayings = new LinkedHashMap<String, List<String>>();
        for (var intent : intents) {
            var said = new LinkedHashSet<String>();
            intent.examples().stream()
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .forEach(said::add);
            if (!said.isEmpty()) {
                said.add(intent.title());
                sayings.put(intent.name(), List.copyOf(said));
            }
        }
        return new Lesson(sayings, outside);
    }

    /** All examples, one of each intent before a second of any. */
    List<String> examples() {
        int most = sayings.values().stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, most)
                .boxed()
                .flatMap(i -> sayings.values().stream()
                        .filter(said -> i < said.size())
                        .map(said -> said.get(i)))
                .toList();
    }

    List<String> texts() {
        var texts = new ArrayList<>(examples());
        texts.addAll(outside.texts());
        return texts;
    }

    /** A classifier for those intents of which something is known by now; empty if there is none. */
    Optional<Classifier> learned(Embedder embedder, Trainer trainer) {
        var names = new ArrayList<String>();
        var texts = new ArrayList<String>();
        var labels = new ArrayList<Integer>();
        sayings.forEach((name, said) -> {
            var known = said.stream().filter(embedder::isKnown).toList();
            known.forEach(text -> labels.add(names.size()));
            texts.addAll(known);
            if (!known.isEmpty()) {
                names.add(name);
            }
        });
        if (names.isEmpty()) {
            return Optional.empty();
        }
        var examples = new Examples(
                List.copyOf(names),
                List.copyOf(texts),
                labels.stream().mapToInt(label -> label).toArray(),
                vectors(texts, embedder));
        return Optional.of(trainer.classifier(examples, negatives(embedder)));
    }

    private Negatives negatives(Embedder embedder) {
        Predicate<String> known = embedder::isKnown;
        var texts = outside.texts().stream().filter(known).toList();
        int certain = (int)
                outside.texts().stream().limit(outside.certain()).filter(known).count();
        return new Negatives(texts, vectors(texts, embedder), certain);
    }

    private static float[][] vectors(List<String> texts, Embedder embedder) {
        return texts.stream().map(embedder::vector).toArray(float[][]::new);
    }
}
