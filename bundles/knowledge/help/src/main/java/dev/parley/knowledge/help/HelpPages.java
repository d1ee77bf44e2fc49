/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.help;

import dev.parley.api.conversation.Audience;
import dev.parley.api.knowledge.KnowledgeBase;
import dev.parley.api.knowledge.Passage;
import dev.parley.api.knowledge.Question;
import dev.parley.lib.search.Confidence;
import dev.parley.lib.search.Retrieval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How to work with changes in Parley, from pages that are shipped with it; nothing that customers ask about. */
@Component(property = "service.ranking:Integer=-100")
public final class HelpPages implements KnowledgeBase {

    /** How many pages are given. */
    private static final int MOST = 3;
    /** In characters. What is longer is no question to a help page. */
    private static final int LONGEST = 500;
    /**
     * Fitted to the questions that are there for choosing (questions-*-choosing.tsv), of both languages together, with
     * the model that Parley ships.
     */
    static final Confidence OF_BOTH = new Confidence(17.5, 14.2, -14.9);

    /** The same for search by words alone. */
    static final Confidence OF_WORDS = new Confidence(5.8, 5.7, -2.9);

    /** What the score by words counts beside the one by vectors; chosen with {@link #OF_BOTH}. */
    private static final double WORDS = 0.2;

    private final Shelf shelf;

    /** One while there is a sentence model, otherwise none. */
    @Reference(name = "vectors")
    volatile List<HelpVectors> vectors = List.of();

    @Activate
    public HelpPages(BundleContext context) {
        this(Shelf.of(context.getBundle()));
    }

    HelpPages(Shelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public String name() {
        return "help";
    }

    @Override
    public List<Passage> search(Question question) {
        if (question.audience() != Audience.ASSISTANT) {
            return List.of();
        }
        var text = question.text().strip();
        var language = shelf.language(question.locale());
        var volume = shelf.volume(language);
        if (text.length() > LONGEST || !volume.canBeReadBy(text)) {
            return List.of();
        }
        var words = volume.words().search(text, Integer.MAX_VALUE);
        return byVectors(language, text)
                .map(hits -> passages(both(hits, words), OF_BOTH, volume))
                .orElseGet(() -> passages(words, OF_WORDS, volume));
    }

    private Optional<List<Retrieval.Hit>> byVectors(String language, String text) {
        return vectors.stream().findFirst().flatMap(there -> there.search(language, text, Integer.MAX_VALUE));
    }

    private static List<Retrieval.Hit> both(List<Retrieval.Hit> byVectors, List<Retrieval.Hit> byWords) {
        var words = byWords.stream().collect(Collectors.toMap(Retrieval.Hit::id, Retrieval.Hit::score));
        return byVectors.stream()
                .map(hit -> new Retrieval.Hit(hit.id(), hit.score() + WORDS * words.getOrDefault(hit.id(), 0.0)))
                .sorted(Comparator.comparingDouble(Retrieval.Hit::score).reversed())
                .toList();
    }

    private static List<Passage> passages(List<Retrieval.Hit> hits, Confidence confidence, Volume volume) {
        var passages = new ArrayList<Passage>();
        for (int i = 0; i < Math.min(MOST, hits.size()); i++) {
            var page = volume.pages().get(hits.get(i).id());
            double next = i + 1 < hits.size() ? hits.get(i + 1).score() : 0;
            double lead = i == 0 ? hits.get(0).score() - next : 0;
            passages.add(new Passage(
                    page.title(),
                    page.text(),
                    Optional.empty(),
                    confidence.of(hits.get(i).score(), lead)));
        }
        return passages;
    }
}
