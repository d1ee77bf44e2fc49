/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.servicenow;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Moments as the instance shows them: in its own time zone, which, as on the vendor's demonstration instances, is not
 * the one that it keeps them in.
 */
final class LocalTime {

    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

    private LocalTime() {}

    static String of(String utc) {
        try {
            return Tables.MOMENT.format(LocalDateTime.parse(utc, Tables.MOMENT)
                    .atOffset(ZoneOffset.UTC)
                    .atZoneSameInstant(ZONE));
        } catch (DateTimeException e) {
            return utc;
        }
    }

    static String zone() {
        return ZONE.getId();
    }
}
