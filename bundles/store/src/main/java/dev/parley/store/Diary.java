/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import dev.parley.api.feedback.Day;
import dev.parley.api.feedback.Vote;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Counts answers and votes day by day, in UTC whatever the session's time zone is. */
final class Diary {

    /** The longest that is counted, in days. */
    private static final long LONGEST = 366;

    /** What is counted of a day. */
    private static final class Tally {
        private final Map<String, Integer> answered = new HashMap<>();
        private int unanswered;
        private int up;
        private int down;

        private Day of(LocalDate date) {
            return new Day(date, answered, unanswered, up, down);
        }
    }

    private final OffsetDateTime from;
    private final OffsetDateTime to;
    private final TreeMap<LocalDate, Tally> days = new TreeMap<>();

    /** @throws IllegalArgumentException if they are more than a year apart */
    Diary(LocalDate first, LocalDate last) {
        if (ChronoUnit.DAYS.between(first, last) >= LONGEST) {
            throw new IllegalArgumentException("At most a year can be counted at once.");
        }
        this.from = start(first);
        this.to = start(last.plusDays(1));
        first.datesUntil(last.isBefore(first) ? first : last.plusDays(1)).forEach(day -> days.put(day, new Tally()));
    }

    private static OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay().atOffset(ZoneOffset.UTC);
    }

    List<Day> read(Handle handle) {
        answers(handle);
        votes(handle);
        return days.entrySet().stream()
                .map(day -> day.getValue().of(day.getKey()))
                .toList();
    }

    private void answers(Handle handle) {
        handle.createQuery("""
                        SELECT FLOOR(EXTRACT(EPOCH FROM asked_at) / 86400) AS asked_on, found_by, COUNT(*) FROM answered
                        WHERE asked_at >= ? AND asked_at < ? GROUP BY asked_on, found_by""")
                .bind(0, from)
                .bind(1, to)
                .map((row, context) -> {
                    var tally = days.get(LocalDate.ofEpochDay(row.getLong(1)));
                    var by = row.getString(2);
                    if (by == null) {
                        tally.unanswered = row.getInt(3);
                    } else {
                        tally.answered.put(by, row.getInt(3));
                    }
                    return tally;
                })
                .list();
    }

    private void votes(Handle handle) {
        for (var votes : DailyVotes.read(handle, from.toInstant(), to.toInstant())) {
            var tally = days.get(votes.day());
            if (votes.vote() == Vote.UP) {
                tally.up = votes.count();
            } else {
                tally.down = votes.count();
            }
        }
    }
}
