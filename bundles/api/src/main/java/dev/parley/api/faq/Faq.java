/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.faq;

import java.time.Instant;
import java.util.List;

/**
 * A frequently asked question.
 *
 * @param id 0 for one that is not kept yet
 * @param question 1 to {@value #LONGEST_QUESTION} characters
 * @param answer Markdown without HTML, 1 to {@value #LONGEST_ANSWER} characters
 * @param phrasings other ways to ask the same, at most {@value #MOST_PHRASINGS}; searched, not shown
 * @param order where it stands in the list, the lowest first; equal ones by id
 * @param isActive whether it is shown and answers
 */
public record Faq(
        long id,
        String question,
        String answer,
        List<String> phrasings,
        int order,
        boolean isActive,
        Instant updatedAt) {

    public static final int LONGEST_QUESTION = 500;
    public static final int LONGEST_ANSWER = 10_000;
    public static final int MOST_PHRASINGS = 50;

    public Faq {
        phrasings = List.copyOf(phrasings);
    }
}
