/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A window while it is being read. */
final class Draft {

    PointDraft start = new PointDraft();
    PointDraft end = new PointDraft();
    PointDraft current = start;
    Amount length;
    Shift shift;
    boolean between;
    boolean allDay;
    /** Whether it says when something is not, or always is. */
    boolean isVoid;

    boolean impossible;
    /** The first token, and the one behind the last. */
    int from;

    int next;
    final List<Span> spans = new ArrayList<>();

    boolean isEmpty() {
        return start.isEmpty() && end.isEmpty() && length == null && shift == null && !allDay;
    }

    /** Takes over what stands elsewhere in the text, if it says what this one leaves open. */
    boolean complete(Draft more) {
        if (shift != null || more.shift != null || !fits(more)) {
            return false;
        }
        if (start.isEmpty()) {
            start = more.start;
        } else if (start.onlyDay() && more.start.onlyTime()) {
            more.start.said = start.said;
            more.start.part = more.start.part == null ? start.part : more.start.part;
            start = more.start;
        } else if (start.onlyTime() && more.start.onlyDay()) {
            start.said = more.start.said;
            start.part = start.part == null ? more.start.part : start.part;
        }
        end = end.isEmpty() ? more.end : end;
        length = length == null ? more.length : length;
        spans.addAll(more.spans);
        next = more.next;
        return true;
    }

    private boolean fits(Draft more) {
        boolean starts = start.isEmpty()
                || more.start.isEmpty()
                || start.onlyDay() && end.isEmpty() && more.start.onlyTime() && start.said.kind() != Said.Kind.WEEKEND
                || start.onlyTime()
                        && more.start.onlyDay()
                        && more.end.isEmpty()
                        && more.start.said.kind() != Said.Kind.WEEKEND;
        boolean ends = end.isEmpty() && length == null || more.end.isEmpty() && more.length == null;
        return starts && ends;
    }

    /** Takes what is said instead. */
    void correct(Draft by) {
        if (!by.start.isEmpty()) {
            if (by.start.onlyTime() && start.hasDay()) {
                by.start.said = start.said;
            } else if (by.start.onlyDay() && start.hour != null) {
                by.start.hour = start.hour;
                by.start.part = by.start.part == null ? start.part : by.start.part;
            }
            start = by.start;
        }
        end = by.end.isEmpty() ? end : by.end;
        length = by.length == null ? length : by.length;
        spans.addAll(by.spans);
    }

    Window window() {
        spread();
        if (allDay && start.hour == null) {
            start.hour = Hour.of(0, 0, false, Hour.Sure.SOLID);
            start.said = start.said == null ? Said.day(new Day.FromToday(0, 0, false)) : start.said;
            if (end.isEmpty()) {
                end.said = start.said;
                end.hour = Hour.of(24, 0, false, Hour.Sure.SOLID);
            }
        }
        weekend();
        return new Window(
                Optional.of(start).filter(point -> !point.isEmpty()).map(PointDraft::point),
                Optional.of(end).filter(point -> !point.isEmpty()).map(PointDraft::point),
                Optional.ofNullable(length).map(Amount::length).filter(time -> !time.isZero() && !time.isNegative()),
                Optional.ofNullable(shift));
    }

    private void weekend() {
        boolean whole =
                start.onlyDay() && start.said.kind() == Said.Kind.WEEKEND && start.part == null && end.isEmpty();
        if (whole && length == null && start.said.day() instanceof Day.OfWeek saturday) {
            end.said = Said.day(new Day.OfWeek(java.time.DayOfWeek.SUNDAY, saturday.weeks()));
            end.hour = Hour.of(24, 0, false, Hour.Sure.SOLID);
        }
    }

    /** What is said once and means both: the day, the zone, "pm", "in the evening". */
    private void spread() {
        if (start.isEmpty() || end.isEmpty()) {
            return;
        }
        if (end.hasDay() && end.dayLast && start.onlyTime()) {
            start.said = end.said;
            end.said = null;
            boolean lateEnd = end.hour.minutes() % (24 * 60) != 0;
            if (start.hour.hour() == 24 && lateEnd) {
                start.hour = Hour.of(0, 0, false, Hour.Sure.SOLID);
            }
        }
        start.zone = start.zone == null ? end.zone : start.zone;
        if (start.hour != null && start.part == null && end.part != null && start.hour.open()) {
            start.part = end.part;
        }
        halves();
    }

    private void halves() {
        if (start.hour == null || end.hour == null || end.hasDay()) {
            return;
        }
        boolean startKnown = start.hour.fixed() || start.part != null;
        boolean endKnown = end.hour.fixed() || end.part != null;
        int from = minutes(start);
        int to = minutes(end);
        if (endKnown && !startKnown && start.hour.open()) {
            start.hour = nearer(start.hour, to - from, to - start.hour.later().minutes());
        } else if (startKnown && !endKnown && end.hour.open()) {
            end.hour = nearer(end.hour, to - from, end.hour.later().minutes() - from);
        } else if (!startKnown
                && !endKnown
                && start.hour.open()
                && end.hour.open()
                && to <= from
                && !end.hour.colon()) {
            end.hour = end.hour.later().minutes() > from ? end.hour.later() : end.hour;
        }
    }

    private static int minutes(PointDraft point) {
        var clock = point.point().clock().orElseThrow();
        return clock.time().toSecondOfDay() / 60;
    }

    /** The half of the day that makes the window shorter. */
    private static Hour nearer(Hour hour, int minutes, int later) {
        return positive(later) < positive(minutes) ? hour.later() : hour;
    }

    private static int positive(int minutes) {
        int day = 24 * 60;
        return Math.floorMod(minutes - 1, day);
    }
}
