/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.time;

/** A part of a day: a time when it is alone, morning or evening for a time it is said with. */
enum Part {
    MORNING(9),
    NOON(12),
    AFTERNOON(14),
    EVENING(19),
    TONIGHT(20),
    NIGHT(22);

    private final int alone;

    Part(int alone) {
        this.alone = alone;
    }

    Clock clock() {
        return Clock.of(alone, 0);
    }

    private boolean night() {
        return this == NIGHT || this == TONIGHT;
    }

    /** The clock that a time means in this part of a day. */
    Clock of(Hour hour) {
        int said = hour.hour();
        if (night() && (said < 6 || said == 12 && hour.open())) {
            return new Clock(Clock.of(said % 12, hour.minute()).time(), true);
        }
        boolean later = hour.open() && said < (this == NOON ? 10 : 12) && said >= first();
        return Clock.of(later ? said + 12 : said, hour.minute());
    }

    /** The first hour of the clock face that is after noon in this part. */
    private int first() {
        return switch (this) {
            case MORNING -> 12;
            case NOON -> 1;
            case AFTERNOON -> 1;
            case EVENING -> 3;
            case TONIGHT, NIGHT -> 6;
        };
    }
}
