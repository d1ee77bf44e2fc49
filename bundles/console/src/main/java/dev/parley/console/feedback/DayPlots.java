/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.feedback;

import static dev.parley.lib.page.Html.div;
import static dev.parley.lib.page.Html.p;
import static dev.parley.lib.page.Html.section;

import dev.parley.api.feedback.Day;
import dev.parley.api.feedback.Feedback;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Plot;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/** How the last days were. */
record DayPlots(Feedback feedback) {

    private static final int DAYS = 30;
    private static final double WHOLE = 100;

    Html html() {
        var today = LocalDate.now(ZoneOffset.UTC);
        var days = feedback.days(today.minusDays(DAYS - 1), today);
        int answered = sum(days, DayPlots::answered);
        int asked = answered + sum(days, Day::unanswered);
        return section(
                "The last " + DAYS + " days",
                p(String.format(
                        Locale.ROOT,
                        "%,d questions, %s answered; %,d votes up, %,d down.",
                        asked,
                        asked == 0 ? "none" : Math.round(answered * WHOLE / asked) + " %",
                        sum(days, Day::up),
                        sum(days, Day::down))),
                div("plots", rates(days), votes(days)));
    }

    private static Html rates(List<Day> days) {
        return Plot.of("Answers, by day", names(days))
                .series("answered, in %", days.stream().map(day -> share(day, answered(day))))
                .series("nothing found, in %", days.stream().map(day -> share(day, day.unanswered())))
                .lines();
    }

    private static Html votes(List<Day> days) {
        return Plot.of("Votes, by day", names(days))
                .series("up", days.stream().map(Day::up))
                .series("down", days.stream().map(Day::down))
                .columns();
    }

    private static List<String> names(List<Day> days) {
        return days.stream().map(day -> day.date().toString()).toList();
    }

    private static int answered(Day day) {
        return day.answered().values().stream().mapToInt(Integer::intValue).sum();
    }

    private static double share(Day day, int part) {
        int asked = answered(day) + day.unanswered();
        return asked == 0 ? Double.NaN : part * WHOLE / asked;
    }

    private static int sum(List<Day> days, ToIntFunction<Day> figure) {
        return days.stream().mapToInt(figure).sum();
    }
}
