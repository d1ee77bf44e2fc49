/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.dashboard;

import static dev.parley.lib.page.Html.div;
import static dev.parley.lib.page.Html.facts;
import static dev.parley.lib.page.Html.p;
import static dev.parley.lib.page.Html.section;
import static dev.parley.lib.page.Html.several;

import dev.parley.api.insight.Figures;
import dev.parley.api.insight.Figures.Day;
import dev.parley.api.insight.Figures.FormSteps;
import dev.parley.api.insight.Figures.Routed;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Plot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** Figures as plots. */
record Plots(Figures figures) {

    private static final int MOST_INTENTS = 10;

    Html html() {
        return several(
                sums(),
                figures.isPart()
                        ? p("There was more than could be looked at: these are the latest turns of that time.")
                        : "",
                section("By day", div("plots", turns(), fallbacks(), latency(), votes())),
                section("Intents", div("plots", intents())),
                section(
                        "How far forms come",
                        div("plots", figures.forms().stream().map(Plots::funnel).toList()),
                        noForms()));
    }

    private Html sums() {
        int turns = sum(Day::turns);
        return facts(
                "Turns", Plots.count(turns),
                "Conversations a day",
                        figures.days().isEmpty()
                                ? "–"
                                : String.format(
                                        Locale.ROOT,
                                        "%.1f",
                                        sum(Day::conversations)
                                                / (double) figures.days().size()),
                "Not understood", share(sum(Day::fallbacks), turns),
                "Failed", share(sum(Day::failures), turns),
                "Votes", String.format(Locale.ROOT, "%,d up, %,d down", sum(Day::up), sum(Day::down)));
    }

    private Html turns() {
        return byDay("Turns a day")
                .series("understood", days(day -> Math.max(0, day.turns() - day.fallbacks() - day.failures())))
                .series("not understood", days(Day::fallbacks))
                .series("failed", days(Day::failures))
                .columns();
    }

    private Html fallbacks() {
        return byDay("Not understood, in % of turns")
                .series(
                        "% of turns",
                        days(day -> day.turns() == 0 ? Double.NaN : 100.0 * day.fallbacks() / day.turns()))
                .lines();
    }

    private Html latency() {
        return byDay("How long a turn takes, in ms")
                .series("median", days(day -> milliseconds(day.median())))
                .series("95 % are quicker than", days(day -> milliseconds(day.p95())))
                .lines();
    }

    private Html votes() {
        return byDay("Votes a day")
                .series("up", days(Day::up))
                .series("down", days(Day::down))
                .columns();
    }

    private Html intents() {
        var top = figures.intents().stream().limit(MOST_INTENTS).toList();
        return Plot.of(
                        "Turns by intent, the " + MOST_INTENTS + " most frequent",
                        top.stream().map(Routed::intent).toList())
                .series("turns", top.stream().map(Routed::turns))
                .bars();
    }

    private static Html funnel(FormSteps form) {
        var labels = new ArrayList<>(List.of("begun"));
        var values = new ArrayList<>(List.of(form.begun()));
        for (var step : form.steps()) {
            labels.add("asked for " + step.slot() + (step.left() == 0 ? "" : " – " + step.left() + " went no further"));
            values.add(step.asked());
        }
        labels.add("completed: " + percent(form.completed(), form.begun()));
        values.add(form.completed());
        return Plot.of(form.intent() + ", in conversations", labels)
                .series("conversations", values.stream())
                .bars();
    }

    private Html noForms() {
        return figures.forms().isEmpty()
                ? p("No intent that asks for anything was begun.").kind("empty")
                : several();
    }

    private Plot byDay(String title) {
        return Plot.of(
                title, figures.days().stream().map(day -> day.date().toString()).toList());
    }

    private Stream<? extends Number> days(Function<Day, ? extends Number> figure) {
        return figures.days().stream().map(figure);
    }

    private int sum(ToIntFunction<Day> figure) {
        return figures.days().stream().mapToInt(figure).sum();
    }

    /** Zero stands for a day on which none is known. */
    private static double milliseconds(Duration took) {
        return took.isZero() ? Double.NaN : took.toNanos() / 1e6;
    }

    private static String count(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String percent(int part, int whole) {
        return whole == 0 ? "–" : String.format(Locale.ROOT, "%.0f %%", 100.0 * part / whole);
    }

    private static String share(int part, int whole) {
        return whole == 0 ? "–" : String.format(Locale.ROOT, "%,d (%.1f %%)", part, 100.0 * part / whole);
    }
}
