/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.lib.wire.BadInput;
import dev.parley.lib.wire.Text;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** A request's query parameters. Empty ones count as absent. */
record Query(MultivaluedMap<String, String> parameters) {

    private static final int LONGEST = 200;
    private static final int MOST_MESSAGES = 1000;

    /**
     * Which messages of a conversation are wanted.
     *
     * @param after those with a larger {@code seq}
     * @param limit at most as many
     */
    record Span(int after, int limit) {}

    static Query of(UriInfo uri) {
        return new Query(uri.getQueryParameters());
    }

    Optional<String> text(String name) {
        return text(name, LONGEST);
    }

    Optional<String> text(String name, int longest) {
        return Optional.ofNullable(parameters.getFirst(name))
                .map(Text::clean)
                .filter(text -> !text.isEmpty())
                .map(text -> Text.atMost(longest, name, text));
    }

    /** One of these words. */
    Optional<String> word(String name, String one, String other) {
        return text(name).map(text -> {
            if (!text.equals(one) && !text.equals(other)) {
                throw new BadInput("%s must be %s or %s.".formatted(name, one, other));
            }
            return text;
        });
    }

    List<String> texts(String name) {
        return parameters.getOrDefault(name, List.of()).stream()
                .map(Text::clean)
                .filter(text -> !text.isEmpty())
                .map(text -> Text.atMost(LONGEST, name, text))
                .toList();
    }

    int number(String name, int least, int most, int otherwise) {
        return text(name).map(text -> number(name, text, least, most)).orElse(otherwise);
    }

    /** A point in time, or a day, which stands for its first moment in UTC. */
    Optional<Instant> moment(String name) {
        return text(name).map(text -> {
            try {
                if (text.startsWith("+") || text.startsWith("-")) {
                    throw new DateTimeException("a year before 0 or after 9999");
                }
                return isDay(text)
                        ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                        : OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException e) {
                throw new BadInput(name + " must be like 2031-03-01 or 2031-03-01T22:00:00Z.", e);
            }
        });
    }

    /** When something is over: a point in time, or a day, which stands for the first moment after it. */
    Optional<Instant> end(String name) {
        return moment(name).map(moment -> isDay(text(name).orElseThrow()) ? moment.plus(1, ChronoUnit.DAYS) : moment);
    }

    Optional<LocalDate> day(String name) {
        return text(name).map(text -> {
            try {
                if (!isDay(text)) {
                    throw new DateTimeException("more than a day, or a year after 9999");
                }
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw new BadInput(name + " must be a day like 2031-03-01.", e);
            }
        });
    }

    private static boolean isDay(String text) {
        return text.length() == "2031-03-01".length();
    }

    Span span() {
        return new Span(number("after", 0, Integer.MAX_VALUE, 0), number("limit", 1, MOST_MESSAGES, MOST_MESSAGES));
    }

    /** What is read with limit and cursor; a cursor that the reader does not know is the caller's mistake. */
    <T> T page(int most, int otherwise, BiFunction<Integer, Optional<String>, T> reader) {
        int limit = number("limit", 1, most, otherwise);
        var cursor = text("cursor");
        try {
            return reader.apply(limit, cursor);
        } catch (IllegalArgumentException e) {
            if (cursor.isEmpty()) {
                throw e;
            }
            throw new BadInput("cursor must be the next of an earlier page.", e);
        }
    }

    private static int number(String name, String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, as for one that is out of range
        }
        throw new BadInput("%s must be a whole number from %d to %d.".formatted(name, least, most));
    }
}
