/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.time;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * What was said of a window, and no more, so that it can correct an earlier one: "22:30" is a start without a day,
 * "for 45 minutes" a length alone, "a day earlier" a shift alone.
 *
 * @param length more than zero, real time
 */
public record Window(Optional<Point> start, Optional<Point> end, Optional<Duration> length, Optional<Shift> shift) {

    /** This window as an answer to "When does it end?": a lone point is the end, "two hours later" a length. */
    public Window asEnd() {
        if (start.isPresent() && end.isEmpty() && length.isEmpty() && shift.isEmpty()) {
            return new Window(Optional.empty(), start, length, shift);
        }
        var later = shift.filter(moved -> !moved.endOnly() && moved.by().hasLength())
                .map(moved -> moved.by().length())
                .filter(time -> !time.isNegative() && !time.isZero());
        return start.isEmpty() && end.isEmpty() && length.isEmpty() && later.isPresent()
                ? new Window(start, end, later, Optional.empty())
                : this;
    }

    /** The moments of a window that there was nothing before. */
    public Resolved resolve(ZonedDateTime now) {
        return resolve(now, Optional.empty(), Optional.empty());
    }

    /**
     * The moments this means. What was not said comes from the current window: a time keeps its day, a day its time; a
     * start that moves keeps the length, an end that moves keeps the start.
     *
     * @param now in the user's zone
     * @param start the current start
     * @param end the current end
     * @throws java.time.DateTimeException if there is no such time within the years java.time knows
     */
    public Resolved resolve(ZonedDateTime now, Optional<ZonedDateTime> start, Optional<ZonedDateTime> end) {
        return new Resolving(now, start, end).resolve(this);
    }
}
