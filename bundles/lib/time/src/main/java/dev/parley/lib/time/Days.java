/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.time;

import dev.parley.lib.time.Word.Kind;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.MonthDay;
import java.util.Optional;

/** Reads days: a date, "tomorrow", "next Friday", "a week from Friday", "first Monday in April", "end of the month". */
record Days(Sentence sentence, Dates dates, Amounts amounts) {

    private static final Amount WEEK = new Amount(0, 7, java.time.Duration.ZERO);

    Optional<Read<Said>> read(int at) {
        return fromStart(at)
                .or(() -> nthWeekday(at))
                .or(() -> edge(at))
                .or(() -> counted(at))
                .or(() -> dates.read(at))
                .or(() -> word(at, Kind.TONIGHT, w -> partOf(0, Part.TONIGHT)))
                .or(() -> word(at, Kind.LAST_NIGHT, w -> partOf(-1, Part.NIGHT)))
                .or(() -> word(at, Kind.DAY, days -> Said.day(new Day.FromToday(0, days.number(), false)))
                        .map(this::later))
                .or(() -> qualified(at))
                .or(() -> weekday(at))
                .or(() -> weekend(at, 0))
                .or(() -> sentence.word(at, Kind.WEEK)
                        .flatMap(week -> sentence.word(at + week.length(), Kind.AFTER_NEXT))
                        .map(after -> week(2, at + 1 + after.length())));
    }

    /** "The day after", but not of "the day after tomorrow". */
    private Optional<Read<Said>> fromStart(int at) {
        return word(at, Kind.START_DAY, days -> Said.day(new Day.FromStart(days.number())))
                .filter(read -> sentence.skip(at, Kind.DAY) < read.next());
    }

    private static Said partOf(int day, Part part) {
        return new Said(new Day.FromToday(0, day, false), false, Said.Kind.DAY, part);
    }

    private Optional<Read<Said>> word(int at, Kind kind, java.util.function.Function<Word, Said> said) {
        return sentence.word(at, kind).map(word -> new Read<>(said.apply(word), at + word.length()));
    }

    /** "Next Friday", "this weekend", "next week", "this evening". */
    private Optional<Read<Said>> qualified(int at) {
        var which = sentence.word(at, Kind.WHICH);
        var coming = sentence.word(at, Kind.COMING);
        int weeks = which.map(Word::number).orElse(0);
        int next = at + which.or(() -> coming).map(Word::length).orElse(0);
        if (next == at) {
            return Optional.empty();
        }
        return sentence.word(next, Kind.WEEKDAY)
                .map(day -> later(new Read<>(
                        Said.of(
                                Said.Kind.WEEKDAY,
                                coming.isPresent() ? new Day.Weekday(dayOfWeek(day), false) : ofWeek(day, weeks)),
                        next + day.length())))
                .or(() -> weekend(next, weeks))
                .or(() -> sentence.word(next, Kind.WEEK).map(week -> week(weeks, next + week.length())))
                .or(() -> sentence.word(next, Kind.MONTH)
                        .filter(month -> weeks != 0)
                        .map(month -> new Read<>(
                                Said.day(new Day.OfMonth(1, Optional.empty(), weeks)), next + month.length())))
                .or(() -> sentence.word(next, Kind.YEAR)
                        .filter(year -> weeks == 1)
                        .map(year -> new Read<>(Said.day(new Day.Yearly(MonthDay.of(1, 1))), next + year.length())))
                .or(() -> sentence.word(next, Kind.PART)
                        .filter(part -> weeks == 0 && coming.isEmpty())
                        .map(part -> new Read<>(partOf(0, Part.valueOf(part.value())), next + part.length())));
    }

    private static Day ofWeek(Word day, int weeks) {
        var dayOfWeek = dayOfWeek(day);
        return switch (weeks) {
            case -1 -> new Day.PastWeekday(dayOfWeek);
            case 0 -> new Day.Weekday(dayOfWeek, true);
            default -> new Day.OfWeek(dayOfWeek, weeks);
        };
    }

    private static DayOfWeek dayOfWeek(Word word) {
        return DayOfWeek.of(word.number());
    }

    /** A week, and the day of it if one is named. */
    private Read<Said> week(int weeks, int at) {
        int next = sentence.is(at, ",") ? at + 1 : at;
        int dayAt = next + sentence.word(next, Kind.ON).map(Word::length).orElse(0);
        return sentence.word(dayAt, Kind.WEEKDAY)
                .map(day -> new Read<>(
                        Said.of(Said.Kind.WEEKDAY, new Day.OfWeek(dayOfWeek(day), weeks)), dayAt + day.length()))
                .orElse(new Read<>(
                        new Said(new Day.OfWeek(DayOfWeek.MONDAY, weeks), weeks == 0, Said.Kind.WEEK, null), at));
    }

    private Optional<Read<Said>> weekend(int at, int weeks) {
        return sentence.word(at, Kind.WEEKEND).map(weekend -> {
            int next = at + weekend.length();
            var after = sentence.word(next, Kind.AFTER_NEXT);
            int which = after.isPresent() ? 2 : weeks;
            return new Read<>(
                    Said.of(Said.Kind.WEEKEND, new Day.OfWeek(DayOfWeek.SATURDAY, which)),
                    next + after.map(Word::length).orElse(0));
        });
    }

    /** "Friday", "Tuesday next week", "Friday week", "Friday, 3 April". */
    private Optional<Read<Said>> weekday(int at) {
        return sentence.word(at, Kind.WEEKDAY).map(day -> {
            int next = at + day.length();
            int dot = sentence.is(next, ".") && sentence.joined(next) && day.weak() && next + 1 < sentence.size()
                    ? next + 1
                    : next;
            var after = sentence.word(dot, Kind.AFTER_NEXT);
            if (after.isPresent()) {
                return new Read<>(
                        Said.of(Said.Kind.WEEKDAY, new Day.OfWeek(dayOfWeek(day), 2)),
                        dot + after.get().length());
            }
            int of = sentence.skip(dot, Kind.OF);
            var which = sentence.word(of, Kind.WHICH);
            var week = which.flatMap(w ->
                    sentence.word(of + w.length(), Kind.WEEK).or(() -> sentence.word(of + w.length(), Kind.WEEKEND)));
            if (week.isPresent()) {
                return new Read<>(
                        Said.of(
                                Said.Kind.WEEKDAY,
                                new Day.OfWeek(dayOfWeek(day), which.get().number())),
                        of + which.get().length() + week.get().length());
            }
            return later(new Read<>(
                    new Said(new Day.Weekday(dayOfWeek(day), false), day.weak(), Said.Kind.WEEKDAY, null), dot));
        });
    }

    /** What moves a day on: "Friday week", "Freitag in einer Woche". */
    private Read<Said> later(Read<Said> read) {
        var week = sentence.word(read.next(), Kind.WEEK);
        if (week.isPresent()) {
            return after(read, WEEK, read.next() + week.get().length());
        }
        return sentence.word(read.next(), Kind.AHEAD)
                .flatMap(in -> amounts.read(read.next() + in.length()))
                .filter(amount -> amount.value().wholeDays())
                .map(amount -> after(read, amount.value(), amount.next()))
                .orElse(read);
    }

    private static Read<Said> after(Read<Said> read, Amount amount, int next) {
        return new Read<>(
                Said.of(read.value().kind(), new Day.After(read.value().day(), amount)), next);
    }

    /** "In 3 days", "3 days from now", "3 days ago", "a week from Friday". */
    private Optional<Read<Said>> counted(int at) {
        var in = sentence.word(at, Kind.AHEAD);
        var before = sentence.word(at, Kind.AGO_BEFORE);
        if (in.isPresent() || before.isPresent()) {
            int next = at + in.or(() -> before).get().length();
            return amounts.read(next)
                    .filter(amount -> amount.value().wholeDays())
                    .map(amount -> narrowed(new Read<>(
                            amount.value().times(in.isPresent() ? 1 : -1),
                            sentence.skip(amount.next(), in.isPresent() ? Kind.AHEAD_END : Kind.OTHER))));
        }
        return amounts.read(at).filter(amount -> amount.value().wholeDays()).flatMap(this::fromDay);
    }

    private Optional<Read<Said>> fromDay(Read<Amount> amount) {
        int next = amount.next();
        if (sentence.has(next, Kind.FROM_NOW)) {
            return Optional.of(days(amount.value(), sentence.skip(next, Kind.FROM_NOW)));
        }
        if (sentence.has(next, Kind.AGO)) {
            return Optional.of(days(amount.value().times(-1), sentence.skip(next, Kind.AGO)));
        }
        boolean bareWeek = sentence.has(next, Kind.DAY) && amount.value().days() % 7 == 0;
        var from = sentence.word(next, Kind.FROM);
        if (from.isEmpty() && !bareWeek) {
            return Optional.empty();
        }
        return read(next + from.map(Word::length).orElse(0))
                .filter(day -> day.value().day() != null)
                .map(day -> after(day, amount.value(), day.next()));
    }

    /** "In two weeks on Monday" is the Monday of that week. */
    private Read<Said> narrowed(Read<Amount> amount) {
        int days = amount.value().days();
        if (days > 0 && days % 7 == 0) {
            var week = week(days / 7, amount.next());
            if (week.next() > amount.next()) {
                return week;
            }
        }
        return days(amount.value(), amount.next());
    }

    private static Read<Said> days(Amount amount, int next) {
        return new Read<>(Said.day(new Day.FromToday(amount.months(), amount.days(), true)), next);
    }

    /** "First Monday in April", "the last Friday of the month". */
    private Optional<Read<Said>> nthWeekday(int at) {
        return nth(at).flatMap(nth -> sentence.word(nth.next(), Kind.WEEKDAY).flatMap(day -> {
            int of = nth.next() + day.length();
            return sentence.word(of, Kind.OF)
                    .flatMap(word -> month(of + word.length()))
                    .map(month -> new Read<>(
                            Said.day(new Day.NthWeekday(
                                    nth.value(),
                                    dayOfWeek(day),
                                    month.value().named(),
                                    month.value().ahead())),
                            month.next()));
        }));
    }

    private Optional<Read<Integer>> nth(int at) {
        if (sentence.is(at, Token.Kind.ORDINAL)) {
            return Optional.of(new Read<>(sentence.token(at).number(0), at + 1)).filter(n -> n.value() <= 5);
        }
        if (sentence.is(at, Token.Kind.NUMBER)
                && sentence.is(at + 1, ".")
                && sentence.token(at).number(0) <= 5) {
            return Optional.of(new Read<>(sentence.token(at).number(0), at + 2));
        }
        return sentence.word(at, Kind.ORDINAL)
                .filter(word -> word.number() <= 5)
                .map(word -> new Read<>(word.number(), at + word.length()));
    }

    private record MonthSaid(Optional<Month> named, int ahead) {}

    /** "April", "next month", "the month". */
    private Optional<Read<MonthSaid>> month(int at) {
        var named = dates.month(at);
        if (named.isPresent()) {
            return named.map(month -> new Read<>(new MonthSaid(Optional.of(month.value()), 0), month.next()));
        }
        int article =
                sentence.has(at, Kind.MONTH) ? at : sentence.has(at, Kind.WHICH) ? at : sentence.skip(at, Kind.OF);
        int from = sentence.has(article, Kind.MONTH) || sentence.has(article, Kind.WHICH)
                ? article
                : sentence.skip(at, Kind.LINK);
        var which = sentence.word(from, Kind.WHICH);
        int next = from + which.map(Word::length).orElse(0);
        return sentence.word(next, Kind.MONTH)
                .map(month -> new Read<>(
                        new MonthSaid(Optional.empty(), which.map(Word::number).orElse(0)), next + month.length()));
    }

    /** "End of the month", "beginning of next week", "Ende April". */
    private Optional<Read<Said>> edge(int at) {
        var alone = sentence.word(at, Kind.EDGE_OF_MONTH);
        if (alone.isPresent()) {
            boolean last = alone.get().number() < 0;
            return Optional.of(new Read<>(
                    Said.day(new Day.OfMonth(last ? -1 : 1, Optional.empty(), last ? 0 : 1)),
                    at + alone.get().length()));
        }
        return sentence.word(at, Kind.EDGE).flatMap(edge -> {
            int next = at + edge.length();
            next = sentence.is(next, "-") && sentence.joined(next) ? next + 1 : next;
            int from = next;
            return month(from)
                    .map(month -> new Read<>(
                            Said.day(new Day.OfMonth(
                                    edge.number(), month.value().named(), startsNext(edge, month.value()))),
                            month.next()))
                    .or(() -> edgeOfWeek(edge, from));
        });
    }

    private static int startsNext(Word edge, MonthSaid month) {
        return month.named().isEmpty() && month.ahead() == 0 && edge.number() == 1 ? 1 : month.ahead();
    }

    private Optional<Read<Said>> edgeOfWeek(Word edge, int at) {
        int from = sentence.has(at, Kind.WEEK) || sentence.has(at, Kind.WHICH) ? at : sentence.skip(at, Kind.LINK);
        var which = sentence.word(from, Kind.WHICH);
        int next = from + which.map(Word::length).orElse(0);
        var day = edge.number() < 0 ? DayOfWeek.FRIDAY : edge.number() > 1 ? DayOfWeek.WEDNESDAY : DayOfWeek.MONDAY;
        return sentence.word(next, Kind.WEEK)
                .map(week -> new Read<>(
                        Said.day(new Day.OfWeek(day, which.map(Word::number).orElse(0))), next + week.length()))
                .or(() -> sentence.word(next, Kind.YEAR)
                        .filter(year -> edge.number() < 0)
                        .map(year -> new Read<>(Said.day(new Day.Yearly(MonthDay.of(12, 31))), next + year.length())));
    }

    /** "The 3rd", "am 3.", where nothing it could count stands behind it. */
    Optional<Read<Said>> monthly(int at) {
        boolean dot = sentence.is(at, Token.Kind.NUMBER) && sentence.is(at + 1, ".") && sentence.joined(at + 1);
        if (!dot && !sentence.is(at, Token.Kind.ORDINAL) || sentence.has(at - 1, Kind.LABEL)) {
            return Optional.empty();
        }
        int next = dot ? at + 2 : at + 1;
        int day = sentence.token(at).number(0);
        int of = sentence.skip(next, Kind.OF);
        var month = of > next ? month(of) : Optional.<Read<MonthSaid>>empty();
        if (day < 1 || day > 31 || sentence.unknown(next) || sentence.has(next, Kind.LABEL)) {
            return Optional.empty();
        }
        return Optional.of(month.map(m -> new Read<>(
                        Said.of(
                                Said.Kind.DATE,
                                new Day.OfMonth(
                                        day, m.value().named(), m.value().ahead())),
                        m.next()))
                .orElse(new Read<>(Said.of(Said.Kind.DATE, new Day.Monthly(day)), next)));
    }
}
