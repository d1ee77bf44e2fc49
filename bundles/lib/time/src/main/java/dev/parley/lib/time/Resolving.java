/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.time;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Turns what was said into moments, once. */
final class Resolving {

    private final ZonedDateTime now;
    private final Optional<ZonedDateTime> start;
    private final Optional<ZonedDateTime> end;
    private boolean moved;

    Resolving(ZonedDateTime now, Optional<ZonedDateTime> start, Optional<ZonedDateTime> end) {
        this.now = now;
        this.start = start;
        this.end = end;
    }

    Resolved resolve(Window window) {
        if (window.shift().isPresent()) {
            return shifted(window.shift().get());
        }
        var said = window.start().map(this::start);
        var from = said.or(() -> start);
        var to = window.end().map(point -> moment(point, from, said.isPresent() ? Optional.empty() : end, true));
        if (said.isEmpty() && to.isPresent() && window.length().isPresent()) {
            return new Resolved(to.map(moment -> moment.minus(window.length().get())), to, moved);
        }
        var length = window.length().or(() -> said.flatMap(ignored -> currentLength()));
        return new Resolved(from, to.or(() -> from.flatMap(f -> length.map(f::plus))), moved);
    }

    private Resolved shifted(Shift shift) {
        var by = shift.by();
        var from = shift.endOnly() ? start : start.map(by::after);
        var to = shift.endOnly() || start.isEmpty()
                ? end.map(by::after)
                : from.flatMap(f -> currentLength().map(f::plus));
        return new Resolved(from, to, false);
    }

    private Optional<Duration> currentLength() {
        return start.flatMap(from -> end.map(to -> Duration.between(from, to)));
    }

    private ZonedDateTime start(Point point) {
        return moment(point, start, start, false);
    }

    /**
     * @param from what days may be counted from
     * @param current where the clock comes from if none was said, and a start's day
     */
    private ZonedDateTime moment(
            Point point, Optional<ZonedDateTime> from, Optional<ZonedDateTime> current, boolean isEnd) {
        var zone = point.zone().orElse(from.filter(ignored -> isEnd).orElse(now).getZone());
        var here = now.withZoneSameInstant(zone);
        if (point.fromNow().isPresent()) {
            return point.fromNow().get().after(here).truncatedTo(ChronoUnit.MINUTES);
        }
        var origin = from.map(moment -> moment.withZoneSameInstant(zone));
        if (point.day().isEmpty()) {
            return timeAlone(point.clock().orElseThrow(), here, origin, isEnd);
        }
        var view = new Day.View(
                now.toLocalDateTime(),
                origin.map(ZonedDateTime::toLocalDate),
                point.clock().filter(clock -> !clock.nextDay()).map(Clock::time),
                isEnd);
        var day = point.day().get().on(view);
        if (point.clock().isPresent()) {
            return at(day, point.clock().get(), here);
        }
        return current.map(moment ->
                        at(day, new Clock(moment.withZoneSameInstant(zone).toLocalTime(), false), here))
                .orElseGet(() -> dayAlone(point.day().get(), day, here, isEnd));
    }

    /** A bare day starts at midnight, today and "in three days" at this time; as an end it is over at midnight. */
    private ZonedDateTime dayAlone(Day said, LocalDate day, ZonedDateTime here, boolean isEnd) {
        if (isEnd) {
            return at(day, Clock.of(24, 0), here);
        }
        boolean asNow = said instanceof Day.FromToday counted && (counted.counted() || counted.days() == 0);
        return asNow
                ? at(day, new Clock(here.toLocalTime().truncatedTo(ChronoUnit.MINUTES), false), here)
                : at(day, Clock.of(0, 0), here);
    }

    /** On the current start's day; else the next one, after the start for an end. */
    private ZonedDateTime timeAlone(Clock clock, ZonedDateTime here, Optional<ZonedDateTime> origin, boolean isEnd) {
        var time = new Clock(clock.time(), false);
        if (origin.isPresent() && !isEnd) {
            return at(origin.get().toLocalDate(), clock, here);
        }
        var after = origin.orElse(here);
        var sameDay = at(after.toLocalDate(), time, here);
        return sameDay.isAfter(after) ? sameDay : at(after.toLocalDate().plusDays(1), time, here);
    }

    private ZonedDateTime at(LocalDate day, Clock clock, ZonedDateTime here) {
        LocalTime time = clock.time();
        var local = LocalDateTime.of(clock.nextDay() ? day.plusDays(1) : day, time);
        moved |= here.getZone().getRules().getValidOffsets(local).isEmpty();
        return local.atZone(here.getZone());
    }
}
