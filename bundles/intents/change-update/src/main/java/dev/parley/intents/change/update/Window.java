/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.change.update;

import dev.parley.api.change.Change;
import dev.parley.api.change.Field;
import dev.parley.api.intent.Values;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** When a change is planned; either side may be open. */
record Window(Optional<Instant> start, Optional<Instant> end) {

    static Window of(Change change) {
        return new Window(
                change.fields().get(Field.PLANNED_START), change.fields().get(Field.PLANNED_END));
    }

    /** By the names of the fields, which are those of the slots. */
    Values values(ZoneId zone) {
        var values = Values.NONE;
        if (start.isPresent()) {
            values = values.with(Field.PLANNED_START.name(), canonical(start.get(), zone));
        }
        return end.isPresent() ? values.with(Field.PLANNED_END.name(), canonical(end.get(), zone)) : values;
    }

    /**
     * The end of this window, as long as it is, at another start: where that start is not before the present end, or
     * further away than the window is long. Empty where the end can stay.
     */
    Optional<Instant> movedEnd(Instant newStart) {
        if (start.isEmpty() || end.isEmpty() || !start.get().isBefore(end.get())) {
            return Optional.empty();
        }
        var length = Duration.between(start.get(), end.get());
        var way = Duration.between(start.get(), newStart);
        boolean isElsewhere = !newStart.isBefore(end.get()) || way.abs().compareTo(length) > 0;
        return isElsewhere ? Optional.of(newStart.plus(length)) : Optional.empty();
    }

    static String canonical(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toOffsetDateTime().toString();
    }
}
