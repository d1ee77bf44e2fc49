/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.time;

import dev.parley.lib.time.Hour.Sure;
import dev.parley.lib.time.Word.Kind;
import java.util.Optional;

/** Reads times of day: "22:30", "10 pm", "half past ten", "halb elf", "22 Uhr". */
record Clocks(Sentence sentence) {

    /**
     * @param cue BARE, or CUED where the number is expected to be an hour
     */
    Optional<Read<Hour>> read(int at, Sure cue) {
        if (sentence.has(at - 1, Kind.LABEL) && cue == Sure.BARE) {
            return Optional.empty();
        }
        var named = sentence.word(at, Kind.CLOCK);
        if (named.isPresent()) {
            int hour = Integer.parseInt(named.get().value().substring(0, 2));
            return Optional.of(new Read<>(
                    new Hour(hour, 0, false, true, Sure.SOLID, false),
                    at + named.get().length()));
        }
        return past(at).or(() -> minutesPast(at, cue)).or(() -> digits(at, cue)).or(() -> spelt(at, cue));
    }

    /** "Half past ten". */
    private Optional<Read<Hour>> past(int at) {
        return sentence.word(at, Kind.PAST)
                .flatMap(past -> face(at + past.length()).map(hour -> moved(hour, past.number())));
    }

    /** "Ten to nine", "20 past 8", "fünf vor halb zehn". */
    private Optional<Read<Hour>> minutesPast(int at, Sure cue) {
        var minutes = number(at);
        if (minutes.isEmpty() || minutes.get().value() > 30 || minutes.get().value() < 1) {
            return Optional.empty();
        }
        int unit = minutes.get().next();
        int next = sentence.word(unit, Kind.UNIT)
                .filter(u -> u.value().equals("PT1M"))
                .map(u -> unit + 1)
                .orElse(unit);
        return sentence.word(next, Kind.MINUTES_PAST).flatMap(sign -> {
            boolean range = sentence.has(next, Kind.TO)
                    && next == unit
                    && (minutes.get().value() % 5 != 0
                            || !onlyAt(at - 1) && (sentence.is(at, Token.Kind.NUMBER) || cue == Sure.CUED));
            int hourAt = next + sign.length();
            return range
                    ? Optional.empty()
                    : past(hourAt)
                            .or(() -> face(hourAt))
                            .map(hour ->
                                    moved(hour, sign.number() * minutes.get().value()));
        });
    }

    /** Whether it is "at", which begins no range. */
    private boolean onlyAt(int at) {
        return sentence.has(at, Kind.AT) && !sentence.has(at, Kind.START) && !sentence.is(at, Token.Kind.MARK);
    }

    private static Read<Hour> moved(Read<Hour> read, int minutes) {
        var hour = read.value();
        if (!hour.possible()) {
            return read;
        }
        int moved = Math.floorMod(hour.minutes() + minutes, 24 * 60);
        return new Read<>(
                new Hour(moved / 60, moved % 60, hour.open() && moved >= 60, hour.fixed(), Sure.SOLID, false),
                read.next());
    }

    /** The hour behind "half past", with its "pm" or "Uhr". */
    private Optional<Read<Hour>> face(int at) {
        var named = sentence.word(at, Kind.CLOCK);
        if (named.isPresent()) {
            return read(at, Sure.CUED);
        }
        return number(at)
                .filter(hour -> hour.value() <= 24)
                .filter(hour -> !sentence.has(hour.next(), Kind.UNIT) || sentence.has(hour.next(), Kind.HALF))
                .map(hour -> suffixed(Hour.of(hour.value(), 0, true, Sure.SOLID), hour.next()));
    }

    private Optional<Read<Integer>> number(int at) {
        if (sentence.is(at, Token.Kind.NUMBER)) {
            return Optional.of(new Read<>(sentence.token(at).number(0), at + 1));
        }
        return sentence.word(at, Kind.NUMBER)
                .filter(word -> word.value().indexOf('.') < 0 && !article(word))
                .map(word -> new Read<>(word.number(), at + word.length()));
    }

    private static boolean article(Word word) {
        var text = word.phrase().get(0);
        return word.value().equals("1") && !text.equals("one") && !text.equals("eins") && !text.equals("ein");
    }

    private Optional<Read<Hour>> digits(int at, Sure cue) {
        if (sentence.is(at, Token.Kind.CLOCK) || sentence.is(at, Token.Kind.HOURS_MINUTES)) {
            var token = sentence.token(at);
            boolean leadingZero = token.text().charAt(0) == '0';
            var hour = Hour.of(token.number(0), token.number(1), !leadingZero, Sure.SOLID);
            return Optional.of(suffixed(hour.possible() ? hour.withColon() : hour, at + 1));
        }
        if (sentence.is(at, Token.Kind.DECIMAL)) {
            return decimal(at, cue);
        }
        return sentence.is(at, Token.Kind.NUMBER) ? hour(at, cue) : Optional.empty();
    }

    /** "22.30 Uhr", "10.30pm". */
    private Optional<Read<Hour>> decimal(int at, Sure cue) {
        var token = sentence.token(at);
        boolean clock = token.text().matches("\\d{1,2}\\.[0-5]\\d") && token.number(0) <= 24;
        if (!clock || sentence.is(at + 1, ".") && sentence.joined(at + 1) && cue == Sure.BARE) {
            return Optional.empty();
        }
        var read = suffixed(Hour.of(token.number(0), token.number(1), true, cue).withColon(), at + 1);
        return Optional.of(read).filter(found -> !sentence.has(found.next(), Kind.UNIT) && follows(found));
    }

    private Optional<Read<Hour>> hour(int at, Sure cue) {
        int number = sentence.token(at).number(0);
        int digits = sentence.token(at).text().length();
        boolean half = sentence.has(at + 1, Kind.HALF);
        boolean oclock = sentence.has(at + 1, Kind.OCLOCK);
        boolean hours = sentence.has(at + 1, Kind.HOURS);
        if (digits > 2) {
            boolean military = digits == 4
                    && number % 100 < 60
                    && number <= 2400
                    && (hours
                            || oclock
                            || cue == Sure.CUED && (number < 1900 || number >= 2100)
                            || Zones.read(sentence, at + 1).isPresent());
            return military
                    ? Optional.of(suffixed(Hour.of(number / 100, number % 100, false, Sure.SOLID), at + 1))
                    : Optional.empty();
        }
        if (oclock
                && sentence.is(at + 2, Token.Kind.NUMBER)
                && sentence.token(at + 2).number(0) < 60
                && !sentence.has(at + 3, Kind.UNIT)
                && !sentence.has(at + 3, Kind.MONTH_NAME)
                && !sentence.is(at + 3, ".")
                && sentence.token(at + 2).text().length() == 2) {
            return Optional.of(new Read<>(Hour.of(number, sentence.token(at + 2).number(0), true, Sure.SOLID), at + 3));
        }
        if (half || oclock) {
            return Optional.of(suffixed(Hour.of(number, 0, true, Sure.SOLID), at + 1));
        }
        if (number > 24) {
            return Optional.empty();
        }
        if (hours) {
            return number > 12 || cue == Sure.CUED
                    ? Optional.of(new Read<>(Hour.of(number, 0, true, Sure.SOLID), at + 2))
                    : Optional.empty();
        }
        return Optional.of(new Read<>(Hour.of(number, 0, digits < 2 || number > 9, cue), at + 1))
                .filter(this::follows);
    }

    private Optional<Read<Hour>> spelt(int at, Sure cue) {
        return number(at)
                .filter(hour -> hour.value() <= 24)
                .map(hour -> withMinutes(hour, cue))
                .filter(hour -> hour.value().sure() != Sure.BARE || sentence.has(hour.next(), Kind.TO))
                .filter(this::follows);
    }

    /** "Ten", "ten thirty". */
    private Read<Hour> withMinutes(Read<Integer> hour, Sure cue) {
        var minutes = sentence.word(hour.next(), Kind.NUMBER)
                .filter(word -> word.value().indexOf('.') < 0 && word.number() > 9 && word.number() < 60)
                .filter(word -> !sentence.has(hour.next() + word.length(), Kind.UNIT));
        return minutes.map(word ->
                        suffixed(Hour.of(hour.value(), word.number(), true, Sure.SOLID), hour.next() + word.length()))
                .orElseGet(() -> suffixed(Hour.of(hour.value(), 0, true, cue), hour.next()));
    }

    /** Whether what stands behind a number leaves it an hour: no unit, no month, no percent sign. */
    private boolean follows(Read<Hour> read) {
        int next = read.next();
        boolean dated = sentence.is(next, ".") && sentence.has(next + 1, Kind.MONTH_NAME);
        return read.value().sure() == Sure.SOLID
                || !sentence.has(next, Kind.UNIT)
                        && !dated
                        && !sentence.has(next, Kind.MONTH_NAME)
                        && !sentence.is(next, Token.Kind.OPAQUE)
                        && !(sentence.is(next, "-") && sentence.unknown(next + 1) && sentence.joined(next));
    }

    /** Takes "pm", "Uhr" and "h" behind an hour. */
    private Read<Hour> suffixed(Hour hour, int at) {
        int next = at;
        var read = hour;
        if (sentence.has(next, Kind.OCLOCK)) {
            next = sentence.skip(next, Kind.OCLOCK);
            read = read.possible() ? read.solid() : read;
        } else if (sentence.has(next, Kind.HOURS) && sentence.has(next, Kind.UNIT) && !sentence.has(next, Kind.HALF)) {
            next++;
            read = read.possible() ? read.solid() : read;
        }
        var half = sentence.word(next, Kind.HALF);
        if (half.isPresent() && read.possible()) {
            next += half.get().length();
            next += half.get().phrase().get(0).contains(".") && sentence.is(next, ".") && sentence.joined(next) ? 1 : 0;
            read = read.half(half.get().value().equals("PM"));
        }
        return new Read<>(read, next);
    }
}
