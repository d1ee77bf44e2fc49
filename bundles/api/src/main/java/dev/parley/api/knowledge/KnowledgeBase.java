/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.knowledge;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ConsumerType;

/** Something that questions are looked up in. Those with a higher service ranking are asked first. Thread-safe. */
@ConsumerType
public interface KnowledgeBase {

    /** What admins know it by: {@code help}, {@code faq}. */
    String name();

    /**
     * What may answer the question, best first; empty if nothing comes near. Passages that do not answer it but are the
     * closest may be given too, with a low {@link Passage#confidence}.
     *
     * @throws dev.parley.api.connector.ConnectorException if it cannot be asked just now
     */
    List<Passage> search(Question question);

    /**
     * The answer to the question, if there is one that is surely right: the best passage, unless a knowledge base writes
     * its answers itself.
     *
     * @param pieces gets what is written as it is written, in order; what is returned counts, not what the pieces were.
     *     May throw when nobody listens any more.
     * @throws dev.parley.api.connector.ConnectorException if it cannot be asked just now
     */
    default Optional<Finding> answer(Question question, Consumer<String> pieces) {
        return search(question).stream()
                .findFirst()
                .filter(passage -> passage.confidence() >= Passage.SURE)
                .map(passage -> Finding.of(name(), passage));
    }
}
