/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.servicenow;

import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeQuery;
import dev.parley.api.paging.Page;
import dev.parley.api.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks for changes, newest number first, page after page below the last number. ServiceNow reads {@code %} and
 * {@code _} as wildcards and dates in the time zone of the account, so it is asked for a little more, and what does not
 * fit is left out here.
 */
final class Search {

    /** Time zones lie at most this far from UTC. */
    static final Duration ANY_ZONE = Duration.ofHours(14);

    private static final Pattern CURSOR = Pattern.compile("[A-Z]{2,10}[0-9]{4,20}");
    private static final Pattern STATE = Pattern.compile("-?[0-9]{1,4}");
    private static final int MOST_READS = 5;

    private final Rest rest;
    private final Directory directory;
    private final Records records;

    Search(Desk desk) {
        this.rest = desk.rest();
        this.directory = desk.directory();
        this.records = desk.records();
    }

    Page<Change> search(User user, ChangeQuery query) {
        query.cursor().filter(cursor -> !CURSOR.matcher(cursor).matches()).ifPresent(wrong -> {
            throw new IllegalArgumentException("This cursor is none that a page gave; leave it out to begin anew.");
        });
        try {
            return found(user, query, query.mine() ? directory.user(user) : Optional.empty());
        } catch (Query.Impossible e) {
            return new Page<>(List.of(), Optional.empty());
        }
    }

    private Page<Change> found(User user, ChangeQuery query, Optional<String> self) throws Query.Impossible {
        var found = new ArrayList<Row>();
        var below = query.cursor();
        Predicate<Row> fits = row -> records.isVisible(user, row) && isWithin(row, query) && has(row, query.text());
        for (int reads = 0; reads < MOST_READS; reads++) {
            var rows = rest.rows("change_request", Columns.READ, encoded(user, query, below, self), query.limit() + 1);
            for (int i = 0; i < Math.min(rows.size(), query.limit()); i++) {
                below = Optional.of(rows.get(i).value("number"));
                if (fits.test(rows.get(i))) {
                    found.add(rows.get(i));
                }
                if (found.size() == query.limit()) {
                    return new Page<>(records.changes(user, found), i + 1 < rows.size() ? below : Optional.empty());
                }
            }
            if (rows.size() <= query.limit()) {
                return new Page<>(records.changes(user, found), Optional.empty());
            }
        }
        return new Page<>(records.changes(user, found), below);
    }

    private Query encoded(User user, ChangeQuery query, Optional<String> below, Optional<String> self)
            throws Query.Impossible {
        var encoded = new Query();
        var own = Query.condition("correlation_display", "=", Owner.tag(user));
        if (!records.seesAll(user)) {
            encoded.any(own, "correlation_displayISEMPTY", "correlation_displayNOT LIKE" + Owner.PREFIX);
        }
        if (query.mine()) {
            encoded.any(Stream.concat(Stream.of(own), self.map(sysId -> "requested_by=" + sysId).stream())
                    .toArray(String[]::new));
        }
        if (!query.states().isEmpty()) {
            var codes = query.states().stream()
                    .filter(code -> STATE.matcher(code).matches())
                    .sorted()
                    .toList();
            encoded.where("state", "IN", codes.isEmpty() ? "^" : String.join(",", codes));
        }
        if (query.item().isPresent()) {
            encoded.is("cmdb_ci.name", query.item().get());
        }
        var words = query.text().map(Search::longestPiece).orElse("");
        if (!words.isEmpty()) {
            encoded.any("short_descriptionLIKE" + words, "descriptionLIKE" + words);
        }
        if (query.from().isPresent()) {
            encoded.where("end_date", ">=", Row.date(query.from().get().minus(ANY_ZONE)));
        }
        if (query.until().isPresent()) {
            encoded.where("start_date", "<", Row.date(query.until().get().plus(ANY_ZONE)));
        }
        if (below.isPresent()) {
            encoded.where("number", "<", below.get());
        }
        return encoded.descending("number");
    }

    /** Of a text what ServiceNow takes literally. */
    private static String longestPiece(String text) {
        return Stream.of(text.split("[\\^%_\\p{Cntrl}]+"))
                .reduce("", (one, other) -> other.length() > one.length() ? other : one)
                .strip();
    }

    /** Whether its planned window has something in common with the wanted one. */
    private static boolean isWithin(Row row, ChangeQuery query) {
        return query.from()
                        .map(from ->
                                !row.instant("end_date").orElse(Instant.MIN).isBefore(from))
                        .orElse(true)
                && query.until()
                        .map(until ->
                                row.instant("start_date").orElse(Instant.MAX).isBefore(until))
                        .orElse(true);
    }

    private static boolean has(Row row, Optional<String> text) {
        return text.map(wanted -> Stream.of("short_description", "description")
                        .anyMatch(column ->
                                row.value(column).toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT))))
                .orElse(true);
    }
}
