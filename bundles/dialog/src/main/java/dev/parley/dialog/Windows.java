/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Splits what people write of a time with a beginning and an end: {@code Saturday 22:00 to 23:00}. */
final class Windows {

    private static final Pattern BETWEEN = Pattern.compile(
            "\\s+(?:to|until|till|through|and)\\s+|\\s*[\u2013\u2014]\\s*|\\s+-\\s+|(?<=\\d)-(?=\\d{1,2}(?::\\d\\d)?\\s*(?:am|pm)?$)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LEAD = Pattern.compile("^(?:from|between)\\s+", Pattern.CASE_INSENSITIVE);

    /** What may be a beginning, and the end behind it. */
    record Halves(String from, String to) {}

    private Windows() {}

    /** Each way to split it. */
    static Stream<Halves> split(String text) {
        return BETWEEN.matcher(text).results().map(found -> halves(text, found)).flatMap(Optional::stream);
    }

    private static Optional<Halves> halves(String text, MatchResult between) {
        var from = LEAD.matcher(text.substring(0, between.start()).strip()).replaceFirst("");
        var to = text.substring(between.end()).strip();
        return from.isBlank() || to.isBlank() ? Optional.empty() : Optional.of(new Halves(from, to));
    }
}
