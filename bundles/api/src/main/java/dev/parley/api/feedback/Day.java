/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.feedback;

import java.time.LocalDate;
import java.util.Map;

/**
 * What happened on a day, in UTC.
 *
 * @param answered how many questions of customers each knowledge base answered, by its name
 * @param unanswered how many none did
 * @param up votes for answers of that day
 * @param down votes against answers of that day
 */
public record Day(LocalDate date, Map<String, Integer> answered, int unanswered, int up, int down) {

    public Day {
        answered = Map.copyOf(answered);
    }
}
