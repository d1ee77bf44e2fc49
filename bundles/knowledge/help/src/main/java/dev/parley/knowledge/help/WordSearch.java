/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.help;

import dev.parley.lib.search.Retrieval;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds pages by the words that a question shares with them, where there is no sentence model. Words are cut to their
 * first five letters, which stands for stemming in most European languages; the rarer a word is, the more it counts. One
 * in the text counts half of one in the title or in a question of the page.
 */
final class WordSearch {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final int STEM = 5;
    private static final double IN_TEXT = 0.5;

    private record Indexed(String id, List<Set<String>> titles, Set<String> text) {

        static Indexed of(Page page) {
            return new Indexed(page.id(), page.titles().map(WordSearch::stems).toList(), stems(page.text()));
        }

        Stream<String> words() {
            return Stream.concat(titles.stream().flatMap(Set::stream), text.stream())
                    .distinct();
        }
    }

    private final List<Indexed> pages;
    private final Map<String, Long> frequency;

    WordSearch(List<Page> pages) {
        this.pages = pages.stream().map(Indexed::of).toList();
        this.frequency = this.pages.stream()
                .flatMap(Indexed::words)
                .collect(Collectors.groupingBy(s -> s, Collectors.counting()));
    }

    /** The pages that share a word with the question, best first; a score is what share of its words, 0 to 1. */
    List<Retrieval.Hit> search(String question, int limit) {
        var weights = new HashMap<String, Double>();
        stems(question).forEach(stem -> weights.put(stem, rarity(stem)));
        double all = weights.values().stream().mapToDouble(weight -> weight).sum();
        return pages.stream()
                .map(page -> new Retrieval.Hit(page.id(), found(page, weights) / all))
                .filter(hit -> hit.score() > 0)
                .sorted(Comparator.comparingDouble(Retrieval.Hit::score).reversed())
                .limit(limit)
                .toList();
    }

    private double found(Indexed page, Map<String, Double> weights) {
        return page.titles().stream()
                .mapToDouble(title -> weights.entrySet().stream()
                        .mapToDouble(word -> word.getValue()
                                * (title.contains(word.getKey())
                                        ? 1
                                        : page.text().contains(word.getKey()) ? IN_TEXT : 0))
                        .sum())
                .max()
                .orElse(0);
    }

    private double rarity(String stem) {
        return Math.log((pages.size() + 1.0) / (frequency.getOrDefault(stem, 0L) + 0.5));
    }

    private static Set<String> stems(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(word ->
                        word.group().substring(0, Math.min(STEM, word.group().length())))
                .collect(Collectors.toSet());
    }
}
