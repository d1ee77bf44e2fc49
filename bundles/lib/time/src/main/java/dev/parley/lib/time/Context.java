/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.time;

import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;

/**
 * Where and when something is said.
 *
 * @param now in the zone of who says it
 * @param locale its language is tried first, its country says whether the day or the month comes first in 04/03
 * @param start what "two hours later" and "the day before" count from
 */
public record Context(ZonedDateTime now, Locale locale, Optional<ZonedDateTime> start) {

    public Context(ZonedDateTime now, Locale locale) {
        this(now, locale, Optional.empty());
    }

    /** Whether 04/03 is the third of April here. */
    boolean monthFirst() {
        return locale.getCountry().equals("US") || locale.equals(Locale.ENGLISH);
    }
}
