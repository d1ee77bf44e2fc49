/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.time;

import dev.parley.lib.time.Word.Kind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Optional;

/** Reads dates: "2026-04-02", "04/03", "2 April 2026", "April 1st", "3.4.", the first day of "1 to 3 May". */
record Dates(Sentence sentence, boolean monthFirst) {

    Optional<Read<Said>> read(int at) {
        if (sentence.has(at - 1, Kind.LABEL)) {
            return Optional.empty();
        }
        return numeric(at).or(() -> dayMonth(at)).or(() -> monthDay(at)).or(() -> firstOfTwo(at));
    }

    private Optional<Read<Said>> numeric(int at) {
        if (at >= sentence.size()) {
            return Optional.empty();
        }
        var token = sentence.token(at);
        return switch (token.kind()) {
            case YEAR_MONTH_DAY ->
                Optional.of(new Read<>(date(token.number(0), token.number(1), token.number(2)), at + 1));
            case DAY_MONTH_YEAR -> Optional.of(new Read<>(ordered(token, false), at + 1));
            case SLASHED ->
                Optional.of(new Read<>(ordered(token, monthFirst), at + 1))
                        .map(read -> token.numbers().size() > 2 || read.value().day() == null
                                ? read
                                : new Read<>(new Said(read.value().day(), true, Said.Kind.DATE, null), read.next()));
            case DECIMAL -> dotted(token, at);
            default -> Optional.empty();
        };
    }

    /** "3.4.", "12.05." */
    private Optional<Read<Said>> dotted(Token token, int at) {
        boolean date = sentence.is(at + 1, ".")
                && sentence.joined(at + 1)
                && token.text().indexOf('.') > 0;
        if (!date || token.number(0) > 31 || token.number(1) > 12) {
            return Optional.empty();
        }
        boolean year = sentence.is(at + 2, Token.Kind.NUMBER)
                && sentence.token(at + 2).text().matches("20\\d\\d");
        var said = year
                ? date(sentence.token(at + 2).number(0), token.number(1), token.number(0))
                : yearly(token.number(1), token.number(0));
        return Optional.of(
                new Read<>(new Said(said.day(), said.day() != null && !year, said.kind(), null), at + (year ? 3 : 2)));
    }

    /** Day and month by the order that is usual, or the other one if that gives no date. */
    private static Said ordered(Token token, boolean monthFirst) {
        int first = token.number(0);
        int second = token.number(1);
        var usual = monthFirst ? of(token, first, second) : of(token, second, first);
        return usual.day() != null ? usual : monthFirst ? of(token, second, first) : of(token, first, second);
    }

    private static Said of(Token token, int month, int day) {
        return token.numbers().size() < 3 ? yearly(month, day) : date(token.number(2), month, day);
    }

    private static Said yearly(int month, int day) {
        try {
            return Said.of(Said.Kind.DATE, new Day.Yearly(MonthDay.of(month, day)));
        } catch (DateTimeException e) {
            return Said.IMPOSSIBLE;
        }
    }

    private static Said date(int year, int month, int day) {
        try {
            return Said.of(Said.Kind.DATE, new Day.Exact(LocalDate.of(year < 100 ? 2000 + year : year, month, day)));
        } catch (DateTimeException e) {
            return Said.IMPOSSIBLE;
        }
    }

    /** "2 April", "the 2nd of April, 2026", "3. April", "02-Apr-2026". */
    private Optional<Read<Said>> dayMonth(int at) {
        return dayNumber(at, true).flatMap(day -> {
            int next = sentence.skip(hyphen(day.next()), Kind.OF);
            return month(next).map(month -> dated(day.value(), month));
        });
    }

    /** "April 1st", "Apr 1, 2026". */
    private Optional<Read<Said>> monthDay(int at) {
        return month(at)
                .flatMap(month -> dayNumber(sentence.is(month.next(), "the") ? month.next() : month.next(), false)
                        .filter(day -> !sentence.has(day.next(), Kind.HALF)
                                && !sentence.has(day.next(), Kind.OCLOCK)
                                && !sentence.has(day.next(), Kind.UNIT))
                        .map(day -> dated(day.value(), new Read<>(month.value(), day.next()))));
    }

    /** The 1st of "1 to 3 May". */
    private Optional<Read<Said>> firstOfTwo(int at) {
        return dayNumber(at, true).flatMap(first -> sentence.word(first.next(), Kind.TO)
                .flatMap(to -> {
                    int second = first.next() + to.length();
                    return dayMonth(
                            sentence.has(second, Kind.LINK) && !sentence.is(second, Token.Kind.MARK)
                                    ? second + 1
                                    : second);
                })
                .filter(read -> read.value().day() != null)
                .map(second -> new Read<>(sameMonth(second.value().day(), first.value()), first.next())));
    }

    /** Another day of the month of a day. */
    static Said sameMonth(Day of, int day) {
        if (of instanceof Day.Exact exact) {
            return date(exact.date().getYear(), exact.date().getMonthValue(), day);
        }
        return of instanceof Day.Yearly yearly ? yearly(yearly.day().getMonthValue(), day) : Said.IMPOSSIBLE;
    }

    private Read<Said> dated(int day, Read<Month> month) {
        int next = sentence.is(month.next(), ".") && sentence.joined(month.next()) && month.next() + 1 < sentence.size()
                ? month.next() + 1
                : month.next();
        int yearAt = hyphen(sentence.is(next, ",") ? next + 1 : next);
        boolean year = sentence.is(yearAt, Token.Kind.NUMBER)
                && sentence.token(yearAt).text().matches("20\\d\\d")
                && !sentence.has(yearAt + 1, Kind.HOURS);
        return year
                ? new Read<>(
                        date(sentence.token(yearAt).number(0), month.value().getValue(), day), yearAt + 1)
                : new Read<>(yearly(month.value().getValue(), day), month.next());
    }

    /** The number of a day, with the dot behind it that makes it an ordinal in German. */
    Optional<Read<Integer>> dayNumber(int at, boolean dot) {
        if (sentence.is(at, Token.Kind.ORDINAL)) {
            return Optional.of(new Read<>(sentence.token(at).number(0), at + 1));
        }
        if (sentence.is(at, Token.Kind.NUMBER) && sentence.token(at).text().length() < 3) {
            boolean ordinal = dot && sentence.is(at + 1, ".") && sentence.joined(at + 1);
            return Optional.of(new Read<>(sentence.token(at).number(0), at + (ordinal ? 2 : 1)));
        }
        return sentence.word(at, Kind.ORDINAL)
                .filter(word -> word.number() > 0)
                .map(word -> new Read<>(word.number(), at + word.length()));
    }

    Optional<Read<Month>> month(int at) {
        return sentence.word(at, Kind.MONTH_NAME)
                .map(word -> new Read<>(
                        Month.of(word.number()),
                        at
                                + word.length()
                                + (sentence.is(at + 1, ".")
                                                && sentence.joined(at + 1)
                                                && word.phrase().get(0).length() < 5
                                                && at + 2 < sentence.size()
                                        ? 1
                                        : 0)));
    }

    private int hyphen(int at) {
        return sentence.is(at, "-") && sentence.joined(at) ? at + 1 : at;
    }
}
