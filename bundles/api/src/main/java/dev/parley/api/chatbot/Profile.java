/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.chatbot;

import java.time.Duration;
import java.util.List;

/**
 * How the customer bot presents itself; nothing of it is secret.
 *
 * @param greeting said first, before anybody asked; may be empty
 * @param fallback said, word for word, when no answer is found
 * @param polling how long clients wait between two questions for news
 * @param suggestions questions that are offered at the start; if none are set, the first ones of the FAQ are
 * @param patience how long a customer waits for an answer of all knowledge bases together
 */
public record Profile(
        String name, String greeting, String fallback, Duration polling, List<String> suggestions, Duration patience) {

    public Profile {
        suggestions = List.copyOf(suggestions);
    }
}
