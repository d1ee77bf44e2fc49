/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a bridge is: tells admins when that changes, and whenever they ask. */
final class Condition {

    private static final Logger LOG = LoggerFactory.getLogger(Bridge.class);

    private final String name;
    private String problem;
    private Instant since;

    Condition(String name) {
        this.name = name;
    }

    synchronized void bad(String why) {
        if (!Objects.equals(problem, why)) {
            LOG.warn("The RAG bridge {} gives no answers: {}", name, why);
        }
        problem = why;
        since = Instant.now();
    }

    synchronized void good() {
        if (problem != null) {
            LOG.info("The RAG bridge {} gives answers again", name);
        }
        problem = null;
    }

    synchronized Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** When the problem was noticed last. */
    synchronized Optional<Instant> since() {
        return problem().map(why -> since);
    }
}
