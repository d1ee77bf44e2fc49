/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.time;

import java.time.Duration;
import java.time.ZonedDateTime;

/**
 * So much time, backwards if negative: months and days keep the time of day, hours and minutes are real time.
 */
public record Amount(int months, int days, Duration time) {

    static final Amount NONE = new Amount(0, 0, Duration.ZERO);

    /** That much after a moment. */
    public ZonedDateTime after(ZonedDateTime moment) {
        return moment.plusMonths(months).plusDays(days).plus(time);
    }

    Amount plus(Amount more) {
        return new Amount(Math.addExact(months, more.months), Math.addExact(days, more.days), time.plus(more.time));
    }

    Amount times(int sign) {
        return new Amount(months * sign, days * sign, time.multipliedBy(sign));
    }

    /** Whether it counts whole days, weeks, months or years. */
    boolean wholeDays() {
        return time.isZero();
    }

    /** As real time, a day being 24 hours; a month is not of one length. */
    boolean hasLength() {
        return months == 0;
    }

    Duration length() {
        return time.plusDays(days);
    }
}
