/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.search;

import dev.parley.api.embed.SentenceModel;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers questions from a FAQ: at once where somebody asks what stands there, otherwise by what it means and by its
 * words, and by its words alone while there is no sentence model. Immutable and thread-safe.
 */
public final class FaqSearch {

    private static final Logger LOG = LoggerFactory.getLogger(FaqSearch.class);

    /** How many entries are found by their words at most. */
    private static final int BY_WORDS = 100;

    /** What the score by words counts beside the one by meaning. */
    static final double WORDS = 0.03;

    /** Fitted with the model that Parley ships; how is in the README. */
    static final Confidence OF_BOTH = new Confidence(24, 12, -16.8);

    /** The same for words alone. */
    static final Confidence OF_WORDS = new Confidence(4.5, 1.2, -1.7);

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /**
     * An entry that was found.
     *
     * @param confidence that it answers the question, 0 to 1; 1 if it is the same
     * @param isSame whether the question is the entry's title but for case, punctuation, accents and white space
     */
    public record Scored(String id, double confidence, boolean isSame) {}

    private final Map<String, String> titles = new HashMap<>();
    private final WordSearch words;
    private final Optional<Retrieval> meaning;

    private FaqSearch(List<Retrieval.Entry> entries, Optional<Retrieval> meaning) {
        entries.forEach(entry -> titles.putIfAbsent(plain(entry.title()), entry.id()));
        titles.remove("");
        this.words = WordSearch.over(entries);
        this.meaning = meaning;
    }

    /**
     * Makes what is needed to search these entries; with a model that takes the time of their vectors.
     *
     * @param entries of which several may share an id, as other titles of the same
     */
    public static FaqSearch over(List<Retrieval.Entry> entries, Optional<SentenceModel> model, Vectors vectors) {
        return new FaqSearch(entries, model.map(there -> Retrieval.over(entries, there, vectors)));
    }

    /** The entries that may answer a question, best first, each id once; one that is the same comes alone. */
    public List<Scored> search(String question, int limit) {
        var same = titles.get(plain(question));
        if (same != null) {
            return List.of(new Scored(same, 1, true));
        }
        return scored(found(question), limit);
    }

    /** Hits, best first, and what their scores mean. */
    record Found(List<Retrieval.Hit> hits, Confidence confidence) {}

    Found found(String question) {
        var byWords = words.search(question, BY_WORDS);
        return byMeaning(question)
                .map(byMeaning -> new Found(both(byMeaning, byWords), OF_BOTH))
                .orElseGet(() -> new Found(byWords, OF_WORDS));
    }

    /** Empty if there is no model or it fails. */
    private Optional<List<Retrieval.Hit>> byMeaning(String question) {
        try {
            return meaning.map(retrieval -> retrieval.search(question, Integer.MAX_VALUE));
        } catch (RuntimeException e) {
            LOG.debug("The sentence model failed", e);
            return Optional.empty();
        }
    }

    private static List<Retrieval.Hit> both(List<Retrieval.Hit> byMeaning, List<Retrieval.Hit> byWords) {
        var scores = new LinkedHashMap<String, Double>();
        byMeaning.forEach(hit -> scores.put(hit.id(), hit.score()));
        byWords.forEach(hit -> scores.computeIfPresent(hit.id(), (id, score) -> score + WORDS * hit.score()));
        return scores.entrySet().stream()
                .map(entry -> new Retrieval.Hit(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingDouble(Retrieval.Hit::score).reversed())
                .toList();
    }

    private static List<Scored> scored(Found found, int limit) {
        var hits = found.hits();
        var scored = new ArrayList<Scored>();
        for (int i = 0; i < Math.min(limit, hits.size()); i++) {
            var hit = hits.get(i);
            scored.add(new Scored(hit.id(), found.confidence().of(hit.score(), i == 0 ? lead(hits) : 0), false));
        }
        return scored;
    }

    /** How far the first is ahead of the second. */
    static double lead(List<Retrieval.Hit> hits) {
        return hits.get(0).score() - (hits.size() > 1 ? hits.get(1).score() : 0);
    }

    private static String plain(String text) {
        var bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return NO_WORDS.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }
}
