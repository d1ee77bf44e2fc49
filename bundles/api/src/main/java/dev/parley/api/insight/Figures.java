/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.insight;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/**
 * How it goes.
 *
 * @param days in order, days without a turn too; in UTC
 * @param intents that turns were taken for, the most frequent first
 * @param forms of intents that ask for something, by how often they were begun
 * @param isPart whether there was more than could be looked at; the latest was
 */
public record Figures(List<Day> days, List<Routed> intents, List<FormSteps> forms, boolean isPart) {

    /**
     * @param conversations in which a turn was taken on that day
     * @param turns in which a user said something
     * @param fallbacks of them, those that nothing was understood or found of
     * @param failures of them, those in which an intent, or what it needs, failed
     * @param median time that a turn took; zero where none is known
     * @param p95 95 % took no longer
     * @param up votes on what was said on that day
     * @param down votes on what was said on that day
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

    /** An intent, and how many turns were taken for it. */
    public record Routed(String intent, int turns) {}

    /**
     * How far users came with an intent.
     *
     * @param begun conversations in which a turn was taken for it
     * @param completed of them, those in which it was carried out
     * @param steps the slots that were asked for, in the order in which they mostly were
     */
    public record FormSteps(String intent, int begun, int completed, List<Step> steps) {

        /**
         * @param asked in how many of them the slot was asked for
         * @param left in how many of them that is the last that came of it
         */
        public record Step(String slot, int asked, int left) {}
    }

    public Figures {
        days = List.copyOf(days);
        intents = List.copyOf(intents);
        forms = List.copyOf(forms);
    }
}
