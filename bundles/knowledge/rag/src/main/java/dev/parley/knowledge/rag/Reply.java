/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import dev.parley.api.knowledge.Source;
import java.util.List;
import java.util.Optional;

/**
 * What a service says to a question.
 *
 * @param text blank if it says nothing
 * @param conversation what it calls the conversation
 */
record Reply(String text, List<Source> sources, Optional<String> conversation) {

    /** Whether this has it in it anywhere. */
    boolean tells(Secret secret) {
        return secret.isTold(text)
                || sources.stream()
                        .anyMatch(source -> secret.isTold(source.title())
                                || source.link().filter(secret::isTold).isPresent()
                                || source.excerpt().filter(secret::isTold).isPresent());
    }

    /** Whether the text is an answer. */
    boolean isAnswer(Mapping mapping) {
        return !text.isBlank() && !mapping.isNoAnswer(text);
    }
}
