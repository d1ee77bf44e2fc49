/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.time;

import dev.parley.lib.time.Hour.Sure;
import dev.parley.lib.time.Points.Cue;
import dev.parley.lib.time.Word.Kind;
import java.util.List;
import java.util.Optional;

/** Reads as much of a window as stands together, from a token on. */
final class Fragments {

    /** So many words like "on the" may stand before a day or a time. */
    private static final int FEW = 4;

    private static final List<Kind> SKIPPED = List.of(Kind.LINK, Kind.AT, Kind.START);

    private final Sentence sentence;
    private final boolean whole;
    private final Amounts amounts;
    private final Points points;
    private final Moves moves;

    /** @param whole whether the text is an answer, in which nothing else may stand */
    Fragments(Sentence sentence, boolean monthFirst, boolean whole) {
        this.sentence = sentence;
        this.whole = whole;
        this.amounts = new Amounts(sentence);
        this.points = new Points(
                sentence, new Days(sentence, new Dates(sentence, monthFirst), amounts), new Clocks(sentence), whole);
        this.moves = new Moves(sentence, amounts);
    }

    Draft read(int from) {
        var draft = new Draft();
        draft.from = from;
        draft.next = from;
        var cue = Cue.NONE;
        int skipped = 0;
        int at = from;
        while (at < sentence.size()) {
            int next = piece(draft, at, cue);
            if (next > at) {
                draft.next = next;
                cue = Cue.NONE;
                skipped = 0;
                at = next;
                continue;
            }
            int behind = skip(at);
            if (behind == at || !whole && ++skipped > FEW) {
                break;
            }
            cue = sentence.is(at, Token.Kind.MARK) && !sentence.is(at, "@") ? cue : cue(at, behind);
            at = behind;
        }
        if (whole && at >= sentence.size()) {
            draft.next = at;
        }
        return draft;
    }

    private int skip(int at) {
        if (sentence.is(at, Token.Kind.MARK) && !sentence.is(at, "@") && !sentence.is(at, "-")) {
            boolean dot = sentence.is(at, ".") || sentence.is(at, "!") || sentence.is(at, "?") || sentence.is(at, ";");
            return !dot || whole ? at + 1 : at;
        }
        int behind = whole ? sentence.skip(at, Kind.FILLER) : at;
        for (var kind : SKIPPED) {
            behind = Math.max(behind, sentence.skip(at, kind));
        }
        return behind;
    }

    private Cue cue(int from, int behind) {
        int last = behind - 1;
        boolean at = sentence.has(from, Kind.AT) || sentence.has(last, Kind.AT);
        boolean on = sentence.has(from, Kind.ON) || sentence.has(last, Kind.ON);
        return new Cue(at || sentence.has(from, Kind.START) ? Sure.CUED : Sure.BARE, on);
    }

    private int piece(Draft draft, int at, Cue cue) {
        var negated = sentence.word(at, Kind.VOID);
        if (negated.isPresent()
                && sentence.skip(at, Kind.START) <= at + negated.get().length() - 1
                && sentence.skip(at, Kind.START) == at
                && sentence.skip(at, Kind.UNTIL) == at) {
            boolean first = draft.isEmpty() && !whole;
            draft.isVoid |= first;
            return first ? at + negated.get().length() : at;
        }
        int next = moved(draft, at);
        next = next == at ? counted(draft, at) : next;
        next = next == at ? length(draft, at) : next;
        next = next == at ? range(draft, at) : next;
        return next == at ? points.add(draft, draft.current, at, cue) : next;
    }

    private int moved(Draft draft, int at) {
        if (draft.shift != null || !draft.start.isEmpty() || draft.length != null) {
            return at;
        }
        boolean ofEnd = sentence.has(at - 1, Kind.UNTIL) || sentence.has(at - 2, Kind.UNTIL);
        return moves.read(at)
                .filter(move -> !beforeAnother(move.next()))
                .map(move -> {
                    var shift = move.value();
                    draft.shift = new Shift(shift.by(), shift.endOnly() || ofEnd);
                    return move.next();
                })
                .orElse(at);
    }

    /** "A day after Friday" moves nothing. */
    private boolean beforeAnother(int at) {
        return (sentence.has(at - 1, Kind.UNTIL) || sentence.has(at - 1, Kind.START) || sentence.has(at - 1, Kind.FROM))
                && points.add(new Draft(), new PointDraft(), at, Cue.RANGE) > at;
    }

    /** Points counted from now: "now", "in two hours", "2 hours ago". */
    private int counted(Draft draft, int at) {
        var point = draft.current;
        boolean today = point.onlyDay()
                && point.part == null
                && point.said.day() instanceof Day.FromToday day
                && day.days() == 0
                && sentence.has(at, Kind.AHEAD);
        if (!point.isEmpty() && !today) {
            return at;
        }
        var forNext = sentence.word(at, Kind.FOR_NEXT).flatMap(word -> amounts.read(at + word.length()));
        if (forNext.isPresent() && draft.length == null) {
            point.fromNow = Amount.NONE;
            point.cued = true;
            draft.length = forNext.get().value();
            return forNext.get().next();
        }
        var now = sentence.word(at, Kind.NOW);
        if (now.isPresent()) {
            point.fromNow = Amount.NONE;
            point.cued = !now.get().weak() && !now.get().value().equals("~");
            return at + now.get().length();
        }
        return hoursFromNow(at)
                .map(amount -> {
                    point.said = null;
                    point.fromNow = amount.value();
                    point.cued = true;
                    return amount.next();
                })
                .orElse(at);
    }

    private Optional<Read<Amount>> hoursFromNow(int at) {
        var in = sentence.word(at, Kind.AHEAD);
        var before = sentence.word(at, Kind.AGO_BEFORE);
        var amount = amounts.read(at + in.or(() -> before).map(Word::length).orElse(0))
                .filter(read -> !read.value().wholeDays());
        if (in.isPresent()) {
            return amount.map(read -> new Read<>(read.value(), sentence.skip(read.next(), Kind.AHEAD_END)));
        }
        if (before.isPresent()) {
            return amount.map(read -> new Read<>(read.value().times(-1), read.next()));
        }
        return amount.flatMap(read -> sentence.word(read.next(), Kind.FROM_NOW)
                .map(word -> new Read<>(read.value(), read.next() + word.length()))
                .or(() -> sentence.word(read.next(), Kind.AGO)
                        .map(word -> new Read<>(read.value().times(-1), read.next() + word.length()))));
    }

    private int length(Draft draft, int at) {
        if (draft.length != null) {
            return at;
        }
        int cued = sentence.skip(at, Kind.FOR);
        cued = cued > at ? sentence.skip(cued, Kind.AT) : cued;
        var amount = amounts.read(cued).filter(read -> read.value().hasLength());
        if (amount.isEmpty() || daysBehind(amount.get(), cued > at)) {
            return at;
        }
        int next = amount.get().next();
        int behind = sentence.skip(next, Kind.LONG);
        boolean clock = cued == at && (hoursAndMinutes(draft, at) || hourMark(draft, at, next));
        boolean meant = cued > at || behind > next || whole || !draft.start.isEmpty() || pointAt(next);
        if (!meant || clock) {
            return at;
        }
        draft.length = amount.get().value();
        return behind;
    }

    /** Whether the amount counts days from another: "a week from Friday", "3 days ago". */
    private boolean daysBehind(Read<Amount> amount, boolean cued) {
        int next = amount.next();
        if (sentence.has(next, Kind.FROM_NOW) || sentence.has(next, Kind.AGO)) {
            return true;
        }
        if (cued || !amount.value().wholeDays()) {
            return false;
        }
        int day = sentence.skip(next, Kind.FROM);
        boolean week = amount.value().days() % 7 == 0 && sentence.has(next, Kind.DAY);
        return week || day > next && points.days().read(day).isPresent();
    }

    /** "22h30" is a time, "2h30" a length. */
    private boolean hoursAndMinutes(Draft draft, int at) {
        return sentence.is(at, Token.Kind.HOURS_MINUTES)
                && draft.current.hour == null
                && sentence.token(at).number(0) > 5;
    }

    /** "22h", where no time has been said yet. */
    private boolean hourMark(Draft draft, int at, int next) {
        if (sentence.is(at, Token.Kind.NUMBER) && sentence.token(at).text().length() == 4) {
            return sentence.has(at + 1, Kind.HOURS);
        }
        return next == at + 2
                && sentence.is(at, Token.Kind.NUMBER)
                && sentence.joined(at + 1)
                && sentence.has(at + 1, Kind.HOURS)
                && draft.current.hour == null
                && sentence.token(at).number(0) > 6
                && sentence.token(at).number(0) < 25;
    }

    private boolean pointAt(int at) {
        int next = at;
        for (int i = 0; i < 3; i++) {
            if (points.add(new Draft(), new PointDraft(), next, Cue.NONE) > next) {
                return true;
            }
            next = skip(next);
        }
        return false;
    }

    /** "Between", "from", "to", "until", "all day". */
    private int range(Draft draft, int at) {
        var allDay = sentence.word(at, Kind.ALL_DAY);
        if (allDay.isPresent() && !draft.allDay) {
            draft.allDay = true;
            return at + allDay.get().length();
        }
        var between = sentence.word(at, Kind.BETWEEN);
        if (between.isPresent() && draft.end.isEmpty() && draft.start.hour == null) {
            int next = at + between.get().length();
            int added = points.add(draft, draft.start, sentence.skip(next, Kind.LINK), new Cue(Sure.CUED, true));
            draft.between = added > sentence.skip(next, Kind.LINK);
            return draft.between ? added : at;
        }
        if (!draft.end.isEmpty()) {
            boolean startLast = draft.start.isEmpty() && sentence.has(at, Kind.START);
            if (startLast) {
                draft.current = draft.start;
            }
            return at;
        }
        return end(draft, at);
    }

    private int end(Draft draft, int at) {
        var connector = draft.start.isEmpty()
                ? sentence.word(at, Kind.UNTIL)
                : longest(sentence.word(at, Kind.TO), sentence.word(at, Kind.UNTIL))
                        .or(() -> draft.between ? sentence.word(at, Kind.AND) : Optional.empty());
        if (connector.isEmpty()
                || !draft.start.isEmpty()
                        && draft.length != null
                        && connector.get().kind() == Kind.TO
                        && sentence.is(at, "-")) {
            return at;
        }
        if (sentence.has(at, Kind.EDGE) && points.days().read(at).isPresent()) {
            return at;
        }
        int next = at + connector.get().length();
        for (int i = 0; i <= FEW; i++) {
            int added = endAt(draft, next);
            if (added > next) {
                draft.current = draft.end;
                return added;
            }
            int behind =
                    Math.max(skip(next), sentence.is(next, Token.Kind.MARK) ? next : sentence.skip(next, Kind.UNTIL));
            if (behind == next) {
                return at;
            }
            next = behind;
        }
        return at;
    }

    private static Optional<Word> longest(Optional<Word> one, Optional<Word> other) {
        return one.isPresent()
                        && other.isPresent()
                        && other.get().length() > one.get().length()
                ? other
                : one.or(() -> other);
    }

    private int endAt(Draft draft, int at) {
        var start = draft.start;
        boolean dates = start.onlyDay()
                && start.said.kind() == Said.Kind.DATE
                && start.said.day() != null
                && !start.said.weak();
        var day = dates ? points.days().dates().dayNumber(at, true) : Optional.<Read<Integer>>empty();
        boolean clock = day.isPresent()
                && points.clocks()
                        .read(at, Sure.BARE)
                        .filter(hour -> hour.value().sure() == Sure.SOLID)
                        .isPresent();
        boolean month = day.isPresent() && points.days().dates().read(at).isPresent();
        if (day.isPresent() && !clock && !month && !(start.said.day() instanceof Day.Monthly)) {
            draft.end.said = Dates.sameMonth(start.said.day(), day.get().value());
            draft.impossible |= draft.end.said.day() == null;
            return day.get().next();
        }
        if (start.isEmpty() || start.hour != null || start.part != null || start.fromNow != null) {
            var now = sentence.word(at, Kind.CLOCK);
            return now.isPresent() || !sentence.has(at, Kind.NOW) ? points.add(draft, draft.end, at, Cue.RANGE) : at;
        }
        return points.add(draft, draft.end, at, new Cue(Sure.CUED, true));
    }
}
