/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.knowledge;

import java.util.List;
import java.util.Optional;

/**
 * An answer that a knowledge base gives.
 *
 * @param text Markdown without HTML; from another system it is not trusted
 * @param by the name of the knowledge base
 * @param entry its own name for what it answers with, if it has one
 * @param confidence that this answers the question, {@value Passage#SURE} to 1
 */
public record Finding(String text, String by, Optional<String> entry, double confidence, List<Source> sources) {

    public Finding {
        sources = List.copyOf(sources);
    }

    /** A passage as an answer, with itself as the source. */
    public static Finding of(String by, Passage passage) {
        var source = new Source(passage.title(), passage.link(), Optional.empty());
        return new Finding(passage.text(), by, Optional.empty(), passage.confidence(), List.of(source));
    }
}
