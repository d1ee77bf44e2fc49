/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.time;

import dev.parley.lib.time.Hour.Sure;
import dev.parley.lib.time.Word.Kind;
import java.util.Optional;

/** Adds what is said at a token to a point: its day, its time, the part of the day, the zone. */
record Points(Sentence sentence, Days days, Clocks clocks, boolean whole) {

    /** What stands before a token. */
    record Cue(Sure hour, boolean on) {

        static final Cue NONE = new Cue(Sure.BARE, false);
        static final Cue RANGE = new Cue(Sure.CUED, true);
    }

    /** The token behind what was added, this one if it says nothing new of the point. */
    int add(Draft draft, PointDraft point, int at, Cue cue) {
        if (point.fromNow != null) {
            return at;
        }
        int next = part(point, at);
        if (next == at) {
            next = day(draft, point, at, cue);
        }
        if (next == at && point.hour == null) {
            next = clock(draft, point, at, cue);
        }
        if (next == at && point.zone == null && (point.hour != null || whole && point.hasDay())) {
            next = Zones.read(sentence, at)
                    .map(zone -> {
                        point.zone = zone.value();
                        return zone.next();
                    })
                    .orElse(at);
        }
        return next;
    }

    private int part(PointDraft point, int at) {
        boolean dayFirst = !point.hasDay() && sentence.has(at, Kind.DAY);
        var part = sentence.word(at, Kind.PART);
        if (point.part != null || part.isEmpty() || dayFirst) {
            return at;
        }
        point.part = Part.valueOf(part.get().value());
        return at + part.get().length();
    }

    private int day(Draft draft, PointDraft point, int at, Cue cue) {
        if (!point.hasDay()) {
            var read = days.read(at)
                    .or(() -> cue.on()
                                    || whole
                                    || sentence.is(at, Token.Kind.ORDINAL)
                                            && sentence.is(at - 1, Token.Kind.WORD)
                                            && sentence.token(at - 1).text().equals("the")
                            ? days.monthly(at)
                            : Optional.empty());
            read.ifPresent(said -> {
                point.said = said.value();
                point.part =
                        said.value().part() == null ? point.part : said.value().part();
                point.dayLast = point.hour != null;
                point.cued |= cue.on();
                draft.impossible |= said.value().day() == null;
            });
            return read.map(Read::next).orElse(at);
        }
        return narrowed(point, at);
    }

    /** "Friday, 3 April", "tomorrow (Thursday)", "Friday 10pm next week". */
    private int narrowed(PointDraft point, int at) {
        var kind = point.said.kind();
        if (kind == Said.Kind.WEEKDAY) {
            var date = days.dates().read(at).or(() -> days.monthly(at));
            if (date.isPresent()) {
                point.said = date.get().value();
                return date.get().next();
            }
        }
        if (kind == Said.Kind.DAY
                && point.said.day() instanceof Day.OfMonth month
                && month.day() == 1
                && (sentence.is(at, Token.Kind.ORDINAL) || sentence.is(at + 1, "."))) {
            var day = days.monthly(at);
            day.ifPresent(read -> point.said = Said.of(
                    Said.Kind.DATE, new Day.OfMonth(sentence.token(at).number(0), month.month(), month.months())));
            return day.map(Read::next).orElse(at);
        }
        if (kind == Said.Kind.WEEKEND && point.said.day() instanceof Day.OfWeek weekend) {
            var named = sentence.word(at, Kind.WEEKDAY).filter(word -> word.number() > 5);
            named.ifPresent(word -> point.said =
                    Said.of(Said.Kind.WEEKDAY, new Day.OfWeek(java.time.DayOfWeek.of(word.number()), weekend.weeks())));
            return at + named.map(Word::length).orElse(0);
        }
        var read = sentence.has(at, Kind.WEEKDAY) || sentence.has(at, Kind.WHICH)
                ? days.read(at)
                : Optional.<Read<Said>>empty();
        if (read.isEmpty()) {
            return at;
        }
        if (read.get().value().kind() == Said.Kind.WEEKDAY
                && (kind == Said.Kind.DATE || kind == Said.Kind.DAY)
                && !read.get().value().weak()) {
            return read.get().next();
        }
        if (kind == Said.Kind.WEEKDAY
                && read.get().value().kind() == Said.Kind.WEEK
                && point.said.day() instanceof Day.Weekday weekday
                && read.get().value().day() instanceof Day.OfWeek week) {
            point.said = Said.of(kind, new Day.OfWeek(weekday.day(), week.weeks()));
            return read.get().next();
        }
        return at;
    }

    private int clock(Draft draft, PointDraft point, int at, Cue cue) {
        var read = clocks.read(at, cue.hour());
        read.ifPresent(hour -> {
            point.hour = hour.value();
            point.hourAt = at;
            draft.impossible |= !hour.value().possible();
        });
        return read.map(Read::next).orElse(at);
    }
}
