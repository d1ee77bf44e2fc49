/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.search;

import dev.parley.api.embed.SentenceModel;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Finds the entries that are nearest to a question in what they mean, by looking at all of them: about 1 ms for a
 * thousand. Three things count equally: how near the question is to the title, to the title with the beginning of the
 * text, and to what is nearest of these two and every sentence of the text; why is in this room's README. Immutable and
 * thread-safe.
 */
public final class Retrieval {

    /**
     * What can be found.
     *
     * @param id the entry's; several entries may share one, as other titles of the same: it is found by its nearest
     * @param title of a FAQ the question
     * @param text of a FAQ the answer; may be empty
     */
    public record Entry(String id, String title, String text) {}

    /** @param score a mean of cosines: 1 is the same, and with most models unlike texts are well above 0 */
    public record Hit(String id, double score) {}

    private record Indexed(String id, float[] title, float[] beginning, List<float[]> sentences) {

        double score(float[] question) {
            double toTitle = cosine(title, question);
            double toBeginning = cosine(beginning, question);
            double nearest = sentences.stream()
                    .mapToDouble(sentence -> cosine(sentence, question))
                    .reduce(Math.max(toTitle, toBeginning), Math::max);
            return (toTitle + toBeginning + nearest) / 3;
        }
    }

    private final SentenceModel model;
    private final List<Indexed> entries;

    private Retrieval(SentenceModel model, List<Indexed> entries) {
        this.model = model;
        this.entries = entries;
    }

    /** Makes the vectors of these entries, which takes the time that the model takes for all their texts. */
    public static Retrieval over(List<Entry> entries, SentenceModel model) {
        return over(entries, model, Vectors.by(model));
    }

    public static Retrieval over(List<Entry> entries, SentenceModel model, Vectors vectors) {
        var cut = entries.stream()
                .map(Texts::of)
                .filter(texts -> !texts.beginning().isEmpty())
                .toList();
        var known = vectors.of(cut.stream().flatMap(Texts::all).distinct().toList());
        return new Retrieval(
                model, cut.stream().map(texts -> texts.indexed(known)).toList());
    }

    /** The texts of an entry that have a vector. */
    private record Texts(String id, String title, String beginning, List<String> sentences) {

        static Texts of(Entry entry) {
            var sentences = Passages.of(entry.text());
            var beginning = (entry.title().strip() + "\n" + Passages.beginning(sentences)).strip();
            return new Texts(entry.id(), entry.title().isBlank() ? beginning : entry.title(), beginning, sentences);
        }

        Stream<String> all() {
            return Stream.concat(Stream.of(title, beginning), sentences.stream());
        }

        Indexed indexed(Map<String, float[]> vectors) {
            return new Indexed(
                    id,
                    vectors.get(title),
                    vectors.get(beginning),
                    sentences.stream().map(vectors::get).toList());
        }
    }

    /**
     * The nearest entries, nearest first, each id once.
     *
     * @param query of anything; nothing is found by one without a letter or digit
     * @param limit how many at most
     */
    public List<Hit> search(String query, int limit) {
        if (entries.isEmpty() || query.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return List.of();
        }
        var question = model.embed(List.of(query)).get(0);
        var best = new LinkedHashMap<String, Double>();
        entries.forEach(entry -> best.merge(entry.id(), entry.score(question), Math::max));
        return best.entrySet().stream()
                .map(entry -> new Hit(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingDouble(Hit::score).reversed())
                .limit(limit)
                .toList();
    }

    /** Of vectors of length 1. */
    private static double cosine(float[] a, float[] b) {
        float sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
