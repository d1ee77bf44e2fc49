/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Everything that rules name, by number: words, and the patterns of references. It grows while rules are read. */
final class Vocabulary {

    /** The number of every word that no rule names. */
    static final int UNKNOWN = -1;

    /** Longer names of things are not looked for. */
    private static final int LONGEST_REFERENCE = 100;

    private record Reference(Pattern pattern, int number) {

        boolean isLike(Pattern other) {
            return pattern.pattern().equals(other.pattern()) && pattern.flags() == other.flags();
        }
    }

    private final Map<String, Integer> words = new HashMap<>();
    private final List<Reference> references = new ArrayList<>();
    private int size;

    int learn(String word) {
        return words.computeIfAbsent(word, w -> size++);
    }

    int learn(Pattern pattern) {
        return references.stream()
                .filter(known -> known.isLike(pattern))
                .map(Reference::number)
                .findFirst()
                .orElseGet(() -> {
                    references.add(new Reference(pattern, size));
                    return size++;
                });
    }

    int of(String word) {
        return words.getOrDefault(word, UNKNOWN);
    }

    int size() {
        return size;
    }

    /** The numbers of the patterns that this, in capitals, is an instance of. */
    List<Integer> references(String capitals) {
        if (capitals.length() > LONGEST_REFERENCE) {
            return List.of();
        }
        List<Integer> found = List.of();
        for (Reference reference : references) {
            if (reference.pattern().matcher(capitals).matches()) {
                found = new ArrayList<>(found);
                found.add(reference.number());
            }
        }
        return found;
    }
}
