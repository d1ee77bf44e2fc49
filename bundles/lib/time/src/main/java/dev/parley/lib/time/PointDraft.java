/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.time;

import java.time.ZoneId;
import java.util.Optional;

/** A point while it is being read: null is what has not been said. */
final class PointDraft {

    Said said;
    Hour hour;
    Part part;
    ZoneId zone;
    Amount fromNow;
    /** Whether the day stands behind the time. */
    boolean dayLast;
    /** Whether a word like "on" makes a day of a weak word, or "now" is surely meant. */
    boolean cued;
    /** The token the time begins at. */
    int hourAt;

    boolean isEmpty() {
        return !hasDay() && hour == null && part == null && fromNow == null;
    }

    boolean hasDay() {
        return said != null;
    }

    boolean onlyDay() {
        return hasDay() && hour == null && fromNow == null;
    }

    boolean onlyTime() {
        return !hasDay() && hour != null;
    }

    boolean solid() {
        return hour != null && hour.sure() == Hour.Sure.SOLID;
    }

    Point point() {
        return new Point(
                Optional.ofNullable(said).map(Said::day),
                Optional.ofNullable(clock()),
                Optional.ofNullable(zone),
                Optional.ofNullable(fromNow));
    }

    private Clock clock() {
        if (hour == null) {
            return part == null ? null : part.clock();
        }
        return part == null || hour.hour() == 24 ? Clock.of(hour.hour(), hour.minute()) : part.of(hour);
    }
}
