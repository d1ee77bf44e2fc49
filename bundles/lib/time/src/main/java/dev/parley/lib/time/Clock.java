/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.time;

import java.time.LocalTime;

/**
 * A time of day.
 *
 * @param nextDay whether it is in the night after the day it is said with: "Friday midnight", "tonight at 1am"
 */
public record Clock(LocalTime time, boolean nextDay) {

    static Clock of(int hour, int minute) {
        return hour == 24 ? new Clock(LocalTime.MIDNIGHT, true) : new Clock(LocalTime.of(hour, minute), false);
    }
}
