/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.time;

import dev.parley.lib.time.Hour.Sure;
import dev.parley.lib.time.Word.Kind;
import java.util.stream.Stream;

/** Says whether what was read is surely meant as a time: "at 10" may be, "10" is not, "10" with "tomorrow" is. */
record Soundness(Sentence sentence, boolean whole) {

    private static final int NEAR = 6;

    boolean holds(Draft draft) {
        if (draft.impossible || draft.isVoid || draft.isEmpty()) {
            return false;
        }
        if (draft.shift != null) {
            return true;
        }
        return points(draft) && (whole || !counts(draft));
    }

    private boolean points(Draft draft) {
        boolean day = day(draft, draft.start) || day(draft, draft.end);
        boolean solid = draft.start.solid() || draft.end.solid();
        boolean now = draft.start.fromNow != null || draft.end.fromNow != null;
        boolean weak = Stream.of(draft.start, draft.end)
                .anyMatch(point -> point.hasDay() && point.said.weak() && !day(draft, point));
        boolean hour = draft.start.hour != null || draft.end.hour != null;
        if (weak) {
            return false;
        }
        if (now) {
            return Stream.of(draft.start, draft.end)
                    .allMatch(point -> point.fromNow == null || point.cued || nowMeant(draft));
        }
        if (solid || day || draft.allDay) {
            return true;
        }
        if (hour) {
            boolean zone = draft.start.zone != null
                    || draft.end.zone != null
                    || draft.start.part != null
                    || draft.end.part != null;
            boolean range = draft.start.hour != null && draft.end.hour != null;
            boolean cued = range
                    ? whole
                    : Stream.of(draft.start, draft.end)
                            .anyMatch(point -> point.hour != null && point.hour.sure() == Sure.CUED);
            return zone
                    || cued && (whole || !sentence.unknown(draft.next) && !sentence.is(draft.next, Token.Kind.NUMBER));
        }
        boolean part = draft.start.part != null || draft.end.part != null;
        return part ? whole || draft.length != null : draft.length != null;
    }

    private boolean day(Draft draft, PointDraft point) {
        if (!point.hasDay() || point.said.day() == null) {
            return false;
        }
        boolean range = draft.start.hasDay() && draft.end.hasDay();
        boolean alone = draft.from == 0 && draft.next == sentence.size() && point.said.kind() == Said.Kind.DATE;
        return !point.said.weak()
                || whole
                || alone
                || point.cued
                || point.hour != null
                || point.part != null
                || range
                || draft.length != null;
    }

    /** "Restart it now" is a time, "now I want" is none. */
    private boolean nowMeant(Draft draft) {
        int next = draft.next;
        return whole
                || !draft.end.isEmpty()
                || draft.length != null
                || next >= sentence.size()
                || sentence.is(next, Token.Kind.MARK)
                || next + 1 >= sentence.size() && sentence.has(next, Kind.FILLER);
    }

    /** Whether the numbers are counts or versions: "upgrade from 14 to 16 on Saturday". */
    private boolean counts(Draft draft) {
        var point = draft.start.hour != null ? draft.start : draft.end;
        boolean open = point.hour != null
                && point.hour.sure() != Sure.SOLID
                && (!point.hasDay() || point.dayLast)
                && !draft.end.solid();
        if (!open) {
            return false;
        }
        for (int i = Math.max(0, point.hourAt - NEAR); i < point.hourAt; i++) {
            if (sentence.has(i, Kind.CHANGE)) {
                return true;
            }
        }
        return false;
    }
}
