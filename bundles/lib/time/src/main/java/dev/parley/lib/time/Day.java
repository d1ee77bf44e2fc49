/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.time;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/** A day as it was said. Which one that is depends on today, and on the start where an end is meant. */
public sealed interface Day {

    /**
     * What a day is counted from.
     *
     * @param start the day the window starts, where that is known before
     * @param clock the time said with the day
     * @param end whether the day is that of an end: then no weekday and no date is before the start
     */
    record View(LocalDateTime now, Optional<LocalDate> start, Optional<LocalTime> clock, boolean end) {

        LocalDate today() {
            return now.toLocalDate();
        }

        /** The first day that a day without a year, a month or a week may be. */
        LocalDate first() {
            return end ? start.orElse(today()) : today();
        }
    }

    /** The date that is meant. */
    LocalDate on(View view);

    /** 2 April 2026. */
    record Exact(LocalDate date) implements Day {
        @Override
        public LocalDate on(View view) {
            return date;
        }
    }

    /** 2 April: the next one; the 29th of February: in the next leap year. */
    record Yearly(MonthDay day) implements Day {
        @Override
        public LocalDate on(View view) {
            int year = view.first().getYear();
            while (!day.isValidYear(year) || day.atYear(year).isBefore(view.first())) {
                year++;
            }
            return day.atYear(year);
        }
    }

    /** The 31st: the next one. */
    record Monthly(int day) implements Day {
        @Override
        public LocalDate on(View view) {
            var month = YearMonth.from(view.first());
            while (!month.isValidDay(day) || month.atDay(day).isBefore(view.first())) {
                month = month.plusMonths(1);
            }
            return month.atDay(day);
        }
    }

    /**
     * Tomorrow, in three days.
     *
     * @param counted whether it was counted ("in three days"): then without a clock time it is this time of day
     */
    record FromToday(int months, int days, boolean counted) implements Day {
        @Override
        public LocalDate on(View view) {
            return view.today().plusMonths(months).plusDays(days);
        }
    }

    /** The day before, the same day, the next day: from the start. */
    record FromStart(int days) implements Day {
        @Override
        public LocalDate on(View view) {
            return view.start().orElse(view.today()).plusDays(days);
        }
    }

    /**
     * Friday: the next one.
     *
     * @param todayToo "this Friday", said on a Friday, is today unless its time is over
     */
    record Weekday(DayOfWeek day, boolean todayToo) implements Day {
        @Override
        public LocalDate on(View view) {
            boolean today = view.end()
                    || todayToo
                            && view.clock()
                                    .map(time -> time.isAfter(view.now().toLocalTime()))
                                    .orElse(true);
            return view.first().with(today ? TemporalAdjusters.nextOrSame(day) : TemporalAdjusters.next(day));
        }
    }

    /** Last Friday. */
    record PastWeekday(DayOfWeek day) implements Day {
        @Override
        public LocalDate on(View view) {
            return view.today().with(TemporalAdjusters.previous(day));
        }
    }

    /** Next Friday: the one of so many weeks after this one. */
    record OfWeek(DayOfWeek day, int weeks) implements Day {
        @Override
        public LocalDate on(View view) {
            return view.today()
                    .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                    .plusWeeks(weeks)
                    .with(TemporalAdjusters.nextOrSame(day));
        }
    }

    /** A week from Friday. */
    record After(Day day, Amount amount) implements Day {
        @Override
        public LocalDate on(View view) {
            return day.on(view).plusMonths(amount.months()).plusDays(amount.days());
        }
    }

    /**
     * The end of next month, mid April.
     *
     * @param day -1 for the last
     * @param month the next such month; without it so many months from this one
     */
    record OfMonth(int day, Optional<Month> month, int months) implements Day {
        @Override
        public LocalDate on(View view) {
            var first = monthOf(view, month, months);
            var found = in(first);
            return month.isPresent() && found.isBefore(view.first()) ? in(first.plusYears(1)) : found;
        }

        private LocalDate in(YearMonth month) {
            return day < 0 ? month.atEndOfMonth() : month.atDay(day);
        }
    }

    /**
     * The first Monday in April.
     *
     * @param nth 1 to 5, -1 for the last
     */
    record NthWeekday(int nth, DayOfWeek day, Optional<Month> month, int months) implements Day {
        @Override
        public LocalDate on(View view) {
            var first = monthOf(view, month, months);
            var found = in(first);
            return month.isPresent() && found.isBefore(view.first()) ? in(first.plusYears(1)) : found;
        }

        private LocalDate in(YearMonth month) {
            var found = month.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(nth, day));
            if (!YearMonth.from(found).equals(month)) {
                throw new DateTimeException("no such day in " + month);
            }
            return found;
        }
    }

    private static YearMonth monthOf(View view, Optional<Month> month, int months) {
        var first = view.first();
        return month.map(named -> YearMonth.of(first.getYear(), named))
                .orElse(YearMonth.from(first).plusMonths(months));
    }
}
