/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.insight;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/**
 * How it goes.
 *
 * @param days in order, days without a turn too; in UTC
 * @param intents by turns, the most frequent first
 * @param forms of intents that ask for something, by how often they were begun
 * @param isPart whether there was more than could be looked at; the latest was
 */
public record Figures(List<Day> days, List<Routed> intents, List<FormSteps> forms, boolean isPart) {

    /**
     * @param turns in which a user said something
     * @param fallbacks of them, those that nothing was understood or found of
     * @param failures of them
     * @param median time that a turn took
     * @param p95 95 % took no longer
     * @param up votes
     * @param down votes
     */
    public record Day(
            LocalDate date,
            int conversations,
            int turns,
            int fallbacks,
            int failures,
            Duration median,
            Duration p95,
            int up,
            int down) {}

    public record Routed(String intent, int turns) {}

    /**
     * How far users came with an intent.
     *
     * @param begun conversations in which it was begun
     * @param completed of them, those in which it was carried out
     * @param steps the slots in the order in which they were asked for mostly
     */
    public record FormSteps(String intent, int begun, int completed, List<Step> steps) {

        /** @param asked in how many of them the slot was asked for @param left in how many nothing came after it */
        public record Step(String slot, int asked, int left) {}
    }

    public Figures {
        days = List.copyOf(days);
        intents = List.copyOf(intents);
        forms = List.copyOf(forms);
    }
}
