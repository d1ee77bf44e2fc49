/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import dev.parley.api.knowledge.Finding;
import dev.parley.api.knowledge.KnowledgeBase;
import dev.parley.api.knowledge.Passage;
import dev.parley.api.knowledge.Question;
import dev.parley.api.knowledge.Source;
import dev.parley.knowledge.documents.Searching.Found;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers from documents: quotes the best passage, or has a language model write the answer from the best ones. Where the
 * model fails, or the passages don't hold what it writes, the best passage is quoted all the same.
 */
@Component(configurationPid = Library.PID, property = "service.ranking:Integer=200")
public final class DocumentAnswers implements KnowledgeBase {

    private static final Logger LOG = LoggerFactory.getLogger(DocumentAnswers.class);

    private static final String NAME = "documents";
    private static final int MOST = 4;
    /** In characters. What is longer is no question. */
    private static final int LONGEST = 2000;
    /** Below it, a language model is not asked. */
    private static final double WORTH_ASKING = 0.2;
    /** To quote in, before the deadline. */
    private static final Duration REST = Duration.ofMillis(300);

    /** @param searched the same passages, as they are quoted */
    private record Best(List<Found> found, List<Passage> searched) {}

    private final Library library;
    private final Optional<LanguageModel> model;

    @Activate
    public DocumentAnswers(@Reference(name = "library") Library library, Library.Config config) {
        this.library = library;
        this.model = settings(config).map(settings -> new LanguageModel(settings, Clock.systemUTC()));
    }

    @Deactivate
    void stop() {
        model.ifPresent(LanguageModel::close);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Passage> search(Question question) {
        return best(question).searched();
    }

    @Override
    public Optional<Finding> answer(Question question, Consumer<String> pieces) {
        var best = best(question);
        return written(question, best, pieces).or(() -> quoted(best));
    }

    private Best best(Question question) {
        var text = question.text().strip();
        if (text.length() > LONGEST || text.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return new Best(List.of(), List.of());
        }
        var found = library.search(text, MOST);
        var passages = new ArrayList<Passage>();
        for (int i = 0; i < found.size(); i++) {
            var piece = found.get(i).piece();
            double confidence = Certainty.of(text, found, i);
            passages.add(new Passage(title(piece), Quote.of(piece.text(), text), link(piece), confidence));
        }
        return new Best(found, passages);
    }

    private static Optional<Finding> quoted(Best best) {
        return best.searched().stream()
                .findFirst()
                .filter(passage -> passage.confidence() >= Passage.SURE)
                .map(passage -> Finding.of(NAME, passage));
    }

    private Optional<Finding> written(Question question, Best best, Consumer<String> pieces) {
        if (model.isEmpty()
                || best.searched().isEmpty()
                || best.searched().get(0).confidence() < WORTH_ASKING) {
            return Optional.empty();
        }
        double confidence = Math.max(Passage.SURE, best.searched().get(0).confidence());
        var passages = best.found().stream().map(Found::piece).toList();
        return model.get()
                .write(question.text().strip(), passages, question.deadline().minus(REST), pieces)
                .map(written -> new Finding(
                        written.text(),
                        NAME,
                        Optional.empty(),
                        confidence,
                        written.sources().stream()
                                .map(piece -> new Source(title(piece), link(piece), Optional.of(piece.text())))
                                .toList()));
    }

    private static String title(Piece piece) {
        return piece.place()
                .filter(place -> place.matches("page \\d+"))
                .map(page -> piece.title() + ", " + page)
                .orElse(piece.title());
    }

    private static Optional<String> link(Piece piece) {
        return piece.place().filter(Content::isWeb);
    }

    private static Optional<Settings> settings(Library.Config config) {
        try {
            return Settings.of(config);
        } catch (IllegalArgumentException e) {
            LOG.warn("Answers from documents are quoted, not written: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
