/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.connector.ConnectorException;
import dev.parley.api.conversation.Audience;
import dev.parley.api.knowledge.Finding;
import dev.parley.api.knowledge.KnowledgeBase;
import dev.parley.api.knowledge.Passage;
import dev.parley.api.knowledge.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks knowledge bases in turn, no longer than a question may take, whatever they do. */
final class Inquiry {

    private static final Logger LOG = LoggerFactory.getLogger(Inquiry.class);

    /** How long somebody who works with changes waits for what is written. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Neighbours neighbours;
    private final Calls calls;

    Inquiry(Neighbours neighbours, Calls calls) {
        this.neighbours = neighbours;
        this.calls = calls;
    }

    /** What is written about a question, best first, of the first knowledge base that has an answer, else of all. */
    List<Passage> search(Said said) {
        var question = Neighbours.question(said, Audience.ASSISTANT, PATIENCE);
        var all = new ArrayList<Passage>();
        for (var base : neighbours.bases()) {
            var found = calls.within(left(question), base, () -> known(() -> List.copyOf(base.search(question))))
                    .orElse(List.of());
            if (!found.isEmpty() && found.get(0).confidence() >= Passage.SURE) {
                return found;
            }
            all.addAll(found);
        }
        all.sort(Comparator.comparingDouble(Passage::confidence).reversed());
        return all;
    }

    /**
     * The answer of the first knowledge base that has one.
     *
     * @param pieces gets what is written as it is written
     */
    Optional<Finding> answer(Question question, Consumer<String> pieces) {
        for (var base : neighbours.bases()) {
            var found = answer(base, question, pieces);
            if (found.isPresent() || !Instant.now().isBefore(question.deadline())) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Finding> answer(KnowledgeBase base, Question question, Consumer<String> pieces) {
        var door = new Door(pieces, question.deadline());
        try {
            return calls.within(left(question), base, () -> known(() -> base.answer(question, door))
                    .flatMap(found -> found));
        } finally {
            door.close();
        }
    }

    private static Duration left(Question question) {
        return Duration.between(Instant.now(), question.deadline());
    }

    /** What is thrown may be because of the question, so it is nothing to keep a knowledge base from the next. */
    private static <T> Optional<T> known(Supplier<T> call) {
        try {
            return Optional.ofNullable(call.get());
        } catch (ConnectorException e) {
            LOG.debug("A knowledge base does not answer", e);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.warn("A knowledge base failed", e);
        }
        return Optional.empty();
    }

    /** Lets pieces through one after another, until it is closed or too late. */
    private static final class Door implements Consumer<String> {

        private final Consumer<String> pieces;
        private final Instant until;
        private boolean closed;

        Door(Consumer<String> pieces, Instant until) {
            this.pieces = pieces;
            this.until = until;
        }

        @Override
        public synchronized void accept(String piece) {
            if (!closed && Instant.now().isBefore(until)) {
                pieces.accept(piece);
            }
        }

        synchronized void close() {
            closed = true;
        }
    }
}
