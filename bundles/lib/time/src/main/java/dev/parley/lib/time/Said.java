/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.time;

/**
 * A day as it was read.
 *
 * @param day null where no such day exists ("30 February")
 * @param weak whether the word means something else as often
 * @param kind what else may be said with it
 * @param part null for none
 */
record Said(Day day, boolean weak, Kind kind, Part part) {

    enum Kind {
        DAY,
        WEEKDAY,
        DATE,
        WEEKEND,
        /** A week, which a weekday may narrow. */
        WEEK,
        IMPOSSIBLE
    }

    static final Said IMPOSSIBLE = new Said(null, false, Kind.IMPOSSIBLE, null);

    static Said of(Kind kind, Day day) {
        return new Said(day, false, kind, null);
    }

    static Said day(Day day) {
        return of(Kind.DAY, day);
    }
}
