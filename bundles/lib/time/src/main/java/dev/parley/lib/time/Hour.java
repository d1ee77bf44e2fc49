/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.time;

/**
 * A time of day as it was written.
 *
 * @param hour 0 to 24
 * @param open whether it may be twelve hours later ("at 10" with "in the evening")
 * @param fixed whether am, pm or a word says which half of the day it is
 * @param sure how sure it is that the number is a time
 * @param colon whether it was written like 10:30
 */
record Hour(int hour, int minute, boolean open, boolean fixed, Sure sure, boolean colon) {

    enum Sure {
        /** A number alone. */
        BARE,
        /** A number behind "at". */
        CUED,
        SOLID
    }

    /** What no clock shows: "25:00", "13pm". */
    static final Hour IMPOSSIBLE = new Hour(-1, 0, false, true, Sure.SOLID, true);

    static Hour of(int hour, int minute, boolean open, Sure sure) {
        return hour > 24 || minute > 59 || hour == 24 && minute > 0
                ? IMPOSSIBLE
                : new Hour(hour, minute, open && hour >= 1 && hour <= 12, false, sure, false);
    }

    boolean possible() {
        return hour >= 0;
    }

    Hour later() {
        return new Hour(hour == 12 ? 0 : hour + 12, minute, false, true, sure, colon);
    }

    Hour half(boolean pm) {
        return hour < 1 || hour > 12
                ? hour > 12 && pm && hour < 24 && colon ? this : IMPOSSIBLE
                : new Hour(hour % 12 + (pm ? 12 : 0), minute, false, true, Sure.SOLID, colon);
    }

    Hour solid() {
        return new Hour(hour, minute, open, fixed, Sure.SOLID, colon);
    }

    Hour withColon() {
        return new Hour(hour, minute, open, fixed, sure, true);
    }

    int minutes() {
        return hour * 60 + minute;
    }
}
