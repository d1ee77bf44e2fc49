/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.dashboard;

import dev.parley.lib.page.Field;
import dev.parley.lib.page.Form;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Visit;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Days that somebody wants to look at, in UTC.
 *
 * @param last inclusive
 * @param problem what is wrong with what was asked for; then these are the days by default
 */
record Period(LocalDate first, LocalDate last, Optional<String> problem) {

    private static final int USUAL = 14;
    private static final int LONGEST = 365;

    static Period of(Visit visit, Clock clock) {
        var today = LocalDate.now(clock);
        var usual = lastDays(visit.number("days", 1, LONGEST, USUAL), today);
        try {
            var first = visit.parameter("from").map(Period::day).orElse(usual.first);
            var last = visit.parameter("until").map(Period::day).orElse(usual.last);
            long days = ChronoUnit.DAYS.between(first, last) + 1;
            if (days < 1) {
                return usual.wrong("The first day is after the last one. This is what would be shown without them.");
            }
            return days > LONGEST
                    ? usual.wrong("This is more than a year. Choose at most " + LONGEST + " days.")
                    : new Period(first, last, Optional.empty());
        } catch (DateTimeParseException e) {
            return usual.wrong("This is no day. Write it as 2031-03-01.");
        }
    }

    Instant from() {
        return first.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** Exclusive. */
    Instant until() {
        return last.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    Html form(Visit visit) {
        return Form.get(visit)
                .field(Field.date("from", "From (UTC)").value(first).problem(problem))
                .field(Field.date("until", "Until, inclusive").value(last))
                .button("Show");
    }

    private static LocalDate day(String text) {
        var day = LocalDate.parse(text);
        if (day.getYear() < 1970 || day.getYear() > 9999) {
            throw new DateTimeParseException("out of time", text, 0);
        }
        return day;
    }

    private static Period lastDays(int days, LocalDate today) {
        return new Period(today.minusDays(days - 1L), today, Optional.empty());
    }

    private Period wrong(String sentence) {
        return new Period(first, last, Optional.of(sentence));
    }
}
