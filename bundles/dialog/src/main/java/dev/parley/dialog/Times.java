/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.SlotType;
import dev.parley.api.intent.Values;
import dev.parley.lib.time.Context;
import dev.parley.lib.time.Resolved;
import dev.parley.lib.time.Span;
import dev.parley.lib.time.Window;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Points in time as somebody says them, read for the slots of an intent. */
final class Times {

    /**
     * The moments of a beginning and its end.
     *
     * @param moved whether what was said does not exist, as the clocks go forward then
     */
    record Pair(Optional<ZonedDateTime> start, Optional<ZonedDateTime> end, boolean moved) {}

    /** What the answer to a slot's question counts from: of an end, its beginning. */
    static Optional<ZonedDateTime> base(SlotType.Moment type, Values values, Said said) {
        return type.after().flatMap(name -> value(name, values, said));
    }

    /**
     * A time that a text speaks of.
     *
     * @param spans where its words are
     */
    record Found(List<Span> spans, Pair pair) {}

    private Times() {}

    /** A text that is nothing but a time, as the value of a slot and, where it says both, of the slot's end. */
    static Optional<Pair> read(String text, SlotType.Moment type, Optional<ZonedDateTime> start, Said said) {
        return window(text, start, said)
                .map(window -> type.end() ? window.asEnd() : window)
                .flatMap(window -> resolved(window, start, Optional.empty(), said));
    }

    /** The slot that a start's end belongs in. */
    static Optional<Slot<?>> end(Slot<?> start, IntentSpec spec) {
        return spec.slots().stream()
                .<Slot<?>>map(slot -> slot)
                .filter(slot -> slot.type() instanceof SlotType.Moment type
                        && type.after().equals(Optional.of(start.name())))
                .findFirst();
    }

    /**
     * Another time for something that has one: a new one, or how it differs. A start that only gets another time of day
     * before the end leaves the end where it is.
     */
    static Optional<Pair> change(String text, Slot<?> slot, IntentSpec spec, Values values, Said said) {
        var type = (SlotType.Moment) slot.type();
        var start =
                type.end() ? type.after().flatMap(name -> value(name, values, said)) : value(slot.name(), values, said);
        var end = type.end()
                ? value(slot.name(), values, said)
                : end(slot, spec).flatMap(other -> value(other.name(), values, said));
        return window(text, start, said)
                .map(window -> type.end() ? window.asEnd() : window)
                .flatMap(window -> {
                    var pair = resolved(window, start, end, said);
                    return isTimeAlone(window) && !type.end() ? pair.map(moved -> kept(moved, start, end)) : pair;
                });
    }

    private static boolean isTimeAlone(Window window) {
        return window.end().isEmpty()
                && window.length().isEmpty()
                && window.shift().isEmpty()
                && window.start().filter(point -> point.day().isEmpty()).isPresent();
    }

    /** A start that comes later within the window makes it shorter; any other takes the end along. */
    private static Pair kept(Pair moved, Optional<ZonedDateTime> start, Optional<ZonedDateTime> end) {
        boolean isWithin = moved.start().isPresent()
                && start.filter(moved.start().get()::isAfter).isPresent()
                && end.filter(moved.start().get()::isBefore).isPresent();
        return isWithin ? new Pair(moved.start(), end, moved.moved()) : moved;
    }

    private static Optional<ZonedDateTime> value(String slot, Values values, Said said) {
        return Optional.ofNullable(values.canonical().get(slot)).map(text -> OffsetDateTime.parse(text)
                .atZoneSameInstant(said.now().getZone()));
    }

    /** The times that a longer text speaks of. */
    static List<Found> find(String text, Said said) {
        return dev.parley.lib.time.Times.find(text, new Context(said.now(), said.locale())).stream()
                .flatMap(found -> resolved(found.window(), Optional.empty(), Optional.empty(), said)
                        .filter(pair -> pair.start().isPresent() || pair.end().isPresent())
                        .map(pair -> new Found(found.spans(), pair))
                        .stream())
                .toList();
    }

    private static Optional<Window> window(String text, Optional<ZonedDateTime> start, Said said) {
        return dev.parley.lib.time.Times.read(text, new Context(said.now(), said.locale(), start));
    }

    private static Optional<Pair> resolved(
            Window window, Optional<ZonedDateTime> start, Optional<ZonedDateTime> end, Said said) {
        try {
            var now = said.now();
            var moments = window.resolve(now, start, end);
            return Optional.of(new Pair(
                    moments.start().map(moment -> notPast(moment, window, said)),
                    last(window, moments),
                    moments.moved()));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** Today without a time, and now, are from the next minute on. */
    private static ZonedDateTime notPast(ZonedDateTime moment, Window window, Said said) {
        boolean isDay = window.start().filter(point -> point.clock().isEmpty()).isPresent();
        var here = moment.withZoneSameInstant(said.now().getZone());
        return isDay && here.toLocalDate().equals(said.now().toLocalDate()) && !here.isAfter(said.now())
                ? said.now().truncatedTo(ChronoUnit.MINUTES).plusMinutes(1)
                : here;
    }

    /** A day alone, as an end, means its last minute. */
    private static Optional<ZonedDateTime> last(Window window, Resolved moments) {
        boolean isDay = window.end()
                .filter(point -> point.day().isPresent()
                        && point.clock().isEmpty()
                        && point.fromNow().isEmpty())
                .isPresent();
        return moments.end()
                .map(end -> isDay && end.toLocalTime().equals(LocalTime.MIDNIGHT) ? end.minusMinutes(1) : end);
    }
}
