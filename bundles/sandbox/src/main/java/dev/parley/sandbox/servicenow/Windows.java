/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.servicenow;

import dev.parley.sandbox.Refusal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Who stands in whose way, and when a configuration item is free. Its maintenance window is every night in UTC. */
final class Windows {

    private static final LocalTime EVENING = LocalTime.of(20, 0);
    private static final Duration NIGHT = Duration.ofHours(10);
    private static final int DAYS_AHEAD = 90;
    private static final int SPANS = 10;
    private static final Set<String> OVER = Set.of(StateModel.REVIEW, StateModel.CLOSED, StateModel.CANCELED);

    private final Tables tables;

    /** Planned time; its end is not part of it. */
    record Span(LocalDateTime start, LocalDateTime end) {

        boolean overlaps(Span other) {
            return start.isBefore(other.end) && other.start.isBefore(end);
        }
    }

    Windows(Tables tables) {
        this.tables = tables;
    }

    /** The other changes of the same configuration item that are planned for the same time. */
    List<Row> inTheWayOf(Row change) {
        return span(change).stream()
                .flatMap(own -> planned(change.get("cmdb_ci"))
                        .filter(other -> !other.sysId().equals(change.sysId()))
                        .filter(other -> span(other).stream().anyMatch(own::overlaps)))
                .toList();
    }

    /** The next times, no earlier than {@code from}, at which an item is free for so long. */
    List<Span> free(String item, LocalDateTime from, Duration length) {
        var busy = planned(item).flatMap(change -> span(change).stream()).toList();
        var free = new ArrayList<Span>();
        for (int day = -1; day < DAYS_AHEAD && !length.isZero(); day++) {
            var night = from.toLocalDate().plusDays(day).atTime(EVENING);
            for (var start = night; !start.plus(length).isAfter(night.plus(NIGHT)); start = start.plus(length)) {
                var span = new Span(start, start.plus(length));
                if (!start.isBefore(from) && busy.stream().noneMatch(span::overlaps)) {
                    free.add(span);
                }
            }
        }
        return free.subList(0, Math.min(SPANS, free.size()));
    }

    static LocalDateTime moment(String text) {
        try {
            return LocalDateTime.parse(text, Tables.MOMENT);
        } catch (DateTimeException e) {
            throw Refusal.badRequest("Invalid time: " + text);
        }
    }

    private Stream<Row> planned(String item) {
        return tables.where(
                Tables.CHANGES,
                change -> !item.isEmpty() && change.get("cmdb_ci").equals(item) && !OVER.contains(change.get("state")));
    }

    private static List<Span> span(Row change) {
        var start = change.get("start_date");
        var end = change.get("end_date");
        return start.isEmpty() || end.isEmpty() ? List.of() : List.of(new Span(moment(start), moment(end)));
    }
}
