/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parley.api.insight.Figures;
import dev.parley.api.insight.Figures.Day;
import dev.parley.api.insight.Figures.FormSteps;
import dev.parley.api.insight.Figures.Routed;
import java.time.Duration;
import java.util.List;

/** How it goes. */
record FiguresJson(
        List<TurnsJson> days,
        List<Routed> intents,
        List<FormSteps> forms,
        @JsonProperty("is_part") boolean isPart) {

    static FiguresJson of(Figures figures) {
        return new FiguresJson(
                figures.days().stream().map(TurnsJson::of).toList(),
                figures.intents(),
                figures.forms(),
                figures.isPart());
    }

    /** The turns of a day, in UTC. */
    record TurnsJson(
            String date,
            int conversations,
            int turns,
            int fallbacks,
            int failures,
            double medianMs,
            double p95Ms,
            int up,
            int down) {

        static TurnsJson of(Day day) {
            return new TurnsJson(
                    day.date().toString(),
                    day.conversations(),
                    day.turns(),
                    day.fallbacks(),
                    day.failures(),
                    millis(day.median()),
                    millis(day.p95()),
                    day.up(),
                    day.down());
        }

        private static double millis(Duration duration) {
            return Math.round(duration.toNanos() / 10_000.0) / 100.0;
        }
    }
}
