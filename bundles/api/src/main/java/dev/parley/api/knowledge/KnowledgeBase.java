/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.knowledge;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Something that questions are looked up in. Those with a higher service ranking are asked first. */
@ConsumerType
public interface KnowledgeBase {

    /** What admins know it by: {@code help}. */
    String name();

    /**
     * What may answer the question, best first; empty if nothing comes near. Passages that do not answer it but are the
     * closest may be given too, with a low {@link Passage#confidence}.
     *
     * @throws dev.parley.api.connector.ConnectorException if it cannot be asked just now
     */
    List<Passage> search(Question question);
}
