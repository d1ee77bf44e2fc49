/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.servicenow;

import dev.parley.api.change.ChangePlanning.Clash;
import dev.parley.api.change.ChangePlanning.Item;
import dev.parley.api.change.ChangePlanning.Window;
import dev.parley.api.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is planned for a configuration item, and when nothing is. */
final class Planning {

    private static final int MOST_CLASHES = 20;
    private static final int MOST_ROWS = 1000;
    private static final int MOST_FREE = 10;

    private final Desk desk;

    Planning(Desk desk) {
        this.desk = desk;
    }

    Optional<Item> item(String name) {
        return desk.directory().named("cmdb_ci", "sys_id,name,assignment_group,support_group", name).stream()
                .findFirst()
                .map(row -> new Item(row.value("name"), group(row)));
    }

    /** Who approves its changes, else who looks after it. */
    private static Optional<String> group(Row row) {
        return Stream.of("assignment_group", "support_group")
                .map(row::display)
                .filter(name -> !name.isEmpty())
                .findFirst();
    }

    List<Clash> clashes(User user, String item, Window window) {
        return planned(item, window.from(), Optional.of(window.until())).stream()
                .filter(row -> window(row).filter(window::overlaps).isPresent())
                .limit(MOST_CLASHES)
                .map(row -> clash(user, row))
                .toList();
    }

    /** A change that somebody else made through Parley is in the way, but not theirs to look at. */
    private Clash clash(User user, Row row) {
        return desk.records().isVisible(user, row)
                ? new Clash(
                        row.value("number"),
                        row.value("short_description"),
                        window(row).orElseThrow())
                : new Clash("", "somebody else's change", window(row).orElseThrow());
    }

    List<Window> free(String item, Duration length, Instant from, int count) {
        var free = new ArrayList<Window>();
        var at = from;
        for (var row : planned(item, from, Optional.empty())) {
            var busy = window(row).orElseThrow();
            at = fill(free, at, busy.from(), length, count);
            at = busy.until().isAfter(at) ? busy.until() : at;
        }
        fill(free, at, Instant.MAX, length, count);
        return free;
    }

    /** Adds windows as long as there is room; gives where the last one ends. */
    private static Instant fill(List<Window> free, Instant from, Instant until, Duration length, int count) {
        var at = from;
        while (free.size() < Math.min(count, MOST_FREE) && !at.plus(length).isAfter(until)) {
            free.add(new Window(at, at.plus(length)));
            at = at.plus(length);
        }
        return at;
    }

    /** Active changes of the item with a window that ends after an instant, soonest first. */
    private List<Row> planned(String item, Instant from, Optional<Instant> until) {
        if (item.isBlank()) {
            return List.of();
        }
        try {
            var query = new Query()
                    .is("cmdb_ci", desk.directory().item(item))
                    .is("active", "true")
                    .where("end_date", ">", Row.date(from.minus(Search.ANY_ZONE)));
            if (until.isPresent()) {
                query.where("start_date", "<", Row.date(until.get().plus(Search.ANY_ZONE)));
            }
            return desk.rest().rows("change_request", Columns.READ, query.ascending("start_date"), MOST_ROWS).stream()
                    .filter(row -> window(row)
                            .filter(window -> window.until().isAfter(from))
                            .isPresent())
                    .toList();
        } catch (Query.Impossible e) {
            return List.of();
        }
    }

    static Optional<Window> window(Row row) {
        return row.instant("start_date")
                .flatMap(from -> row.instant("end_date").map(until -> new Window(from, until)))
                .filter(window -> window.from().isBefore(window.until()));
    }
}
