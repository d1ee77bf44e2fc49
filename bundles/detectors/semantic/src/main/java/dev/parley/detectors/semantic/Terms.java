/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.semantic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Words, pairs of words and pieces of words of a sentence, weighted by how rare they are (tf-idf). */
final class Terms {

    private static final Pattern GAP = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int SHORTEST = 2;
    private static final int LONGEST = 5;
    private static final int LONGEST_WORD = 40;

    /** From so many examples on, what occurs in one alone is left out. */
    private static final int MANY = 2000;

    private final Map<Integer, Integer> numbers = new HashMap<>();
    private final float[] rarity;

    private Terms(Map<Integer, Integer> occurrences, int sentences) {
        int least = sentences > MANY ? 2 : 1;
        var kept = new ArrayList<Float>();
        occurrences.forEach((term, count) -> {
            if (count >= least) {
                numbers.put(term, kept.size());
                kept.add((float) (1 + Math.log((1.0 + sentences) / (1 + count))));
            }
        });
        rarity = new float[kept.size()];
        for (int i = 0; i < rarity.length; i++) {
            rarity[i] = kept.get(i);
        }
    }

    /** A sentence: numbers of its terms, and their weights, whose squares add up to 1. */
    record Weighted(int[] terms, float[] weights) {}

    static Terms of(List<String> sentences) {
        var occurrences = new TreeMap<Integer, Integer>();
        for (var sentence : sentences) {
            counted(sentence).keySet().forEach(term -> occurrences.merge(term, 1, Integer::sum));
        }
        return new Terms(occurrences, sentences.size());
    }

    int size() {
        return rarity.length;
    }

    Weighted weighted(String sentence) {
        var counts = counted(sentence);
        counts.keySet().retainAll(numbers.keySet());
        var terms = counts.keySet().stream().mapToInt(numbers::get).toArray();
        var weights = new float[terms.length];
        int i = 0;
        for (int count : counts.values()) {
            weights[i] = (float) (1 + Math.log(count)) * rarity[terms[i]];
            i++;
        }
        return new Weighted(terms, Vectors.unit(weights));
    }

    /** How often each term occurs; terms are told apart by a hash. */
    private static Map<Integer, Integer> counted(String sentence) {
        var counts = new HashMap<Integer, Integer>();
        String before = "";
        for (String word : GAP.split(sentence.toLowerCase(Locale.ROOT))) {
            if (!word.isEmpty()) {
                counts.merge(hash('w', word), 1, Integer::sum);
                counts.merge(hash('p', before + ' ' + word), 1, Integer::sum);
                pieces(' ' + word.substring(0, Math.min(LONGEST_WORD, word.length())) + ' ', counts);
                before = word;
            }
        }
        return counts;
    }

    private static void pieces(String word, Map<Integer, Integer> counts) {
        for (int from = 0; from < word.length(); from++) {
            int hash = 'c';
            for (int length = 1; length <= LONGEST && from + length <= word.length(); length++) {
                hash = hash * 0x01000193 ^ word.charAt(from + length - 1);
                if (length >= SHORTEST) {
                    counts.merge(hash, 1, Integer::sum);
                }
            }
        }
    }

    private static int hash(char kind, String text) {
        int hash = kind;
        for (int i = 0; i < text.length(); i++) {
            hash = hash * 0x01000193 ^ text.charAt(i);
        }
        return hash;
    }
}
