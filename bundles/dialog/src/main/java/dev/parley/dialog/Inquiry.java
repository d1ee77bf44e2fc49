/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.knowledge.Finding;
import dev.parley.api.knowledge.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks knowledge bases in turn, no longer than a question may take, whatever they do. */
final class Inquiry {

    private final Neighbours neighbours;
    private final Calls calls;

    Inquiry(Neighbours neighbours, Calls calls) {
        this.neighbours = neighbours;
        this.calls = calls;
    }

    Optional<Finding> answer(Question question, Consumer<String> pieces) {
        var door = new Door(pieces, question.deadline());
        try {
            return calls.within(
                    Duration.between(Instant.now(), question.deadline()), () -> neighbours.answer(question, door));
        } finally {
            door.close();
        }
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
