/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What another system still allows, as its last answer says.
 *
 * @param left calls; not all systems tell
 * @param of how many there are in all
 * @param until when there are as many again
 */
record Allowance(Optional<Long> left, Optional<Long> of, Optional<Instant> until) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    boolean isTold() {
        return left.isPresent() || of.isPresent();
    }

    boolean lasts(Instant now) {
        return until.map(now::isBefore).orElse(true);
    }

    /** {@code 4,312 of 5,000 until 14:00 UTC}, as far as it is known. */
    String text() {
        var most = of.map(Allowance::grouped);
        var calls = left.map(
                        count -> grouped(count) + most.map(all -> " of " + all).orElse(" left"))
                .or(() -> most.map(all -> all + " in all"));
        return Stream.of(calls, until.map(end -> "until " + time(end)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
