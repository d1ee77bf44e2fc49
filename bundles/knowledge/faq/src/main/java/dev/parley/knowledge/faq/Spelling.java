/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.faq;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads words that are nearly those of the FAQs as those: typing errors make a sentence hard to understand for a model. */
final class Spelling {

    private static final Pattern WORD = Pattern.compile("\\p{L}{5,30}");

    /** From so many letters on a word may have two errors. */
    private static final int LONG = 8;

    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<Integer, List<String>> byLetter;

    /** @param texts in which the words are spelt rightly */
    Spelling(Stream<String> texts) {
        texts.forEach(text ->
                WORD.matcher(lower(text)).results().forEach(word -> counts.merge(word.group(), 1, Integer::sum)));
        byLetter = counts.keySet().stream().collect(Collectors.groupingBy(word -> (int) word.charAt(0)));
    }

    /** The question with such words put right; empty if there are none. */
    Optional<String> corrected(String question) {
        var lower = lower(question);
        var corrected = WORD.matcher(lower).replaceAll(word -> Matcher.quoteReplacement(corrected(word)));
        return Optional.of(corrected).filter(text -> !text.equals(lower));
    }

    private String corrected(MatchResult found) {
        var word = found.group();
        if (counts.containsKey(word)) {
            return word;
        }
        int most = word.length() >= LONG ? 2 : 1;
        return byLetter.getOrDefault((int) word.charAt(0), List.of()).stream()
                .filter(known -> Math.abs(known.length() - word.length()) <= most)
                .map(known -> Map.entry(known, distance(word, known)))
                .filter(known -> known.getValue() <= most)
                .min(Comparator.<Map.Entry<String, Integer>>comparingInt(Map.Entry::getValue)
                        .thenComparing(known -> -counts.get(known.getKey()))
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .orElse(word);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Letters to add, leave out, replace, or exchange with the next one. */
    private static int distance(String one, String other) {
        var distance = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                distance[i][j] = i == 0 || j == 0 ? i + j : least(distance, one, other, i, j);
            }
        }
        return distance[one.length()][other.length()];
    }

    private static int least(int[][] distance, String one, String other, int i, int j) {
        int same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        int least = Math.min(distance[i - 1][j - 1] + same, 1 + Math.min(distance[i - 1][j], distance[i][j - 1]));
        boolean exchanged =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return exchanged ? Math.min(least, distance[i - 2][j - 2] + 1) : least;
    }
}
