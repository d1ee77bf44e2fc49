/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import dev.parley.api.feedback.Vote;
import dev.parley.api.insight.Figures.Day;
import dev.parley.api.insight.Figures.Routed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Turns and votes, counted by day, in UTC, and by intent. */
final class DailyTurns {

    /** The longest that is counted, in days. */
    private static final long LONGEST = 366;

    /** What is counted of a day. */
    private static final class Tally {
        private final Set<UUID> conversations = new HashSet<>();
        private final List<Duration> took = new ArrayList<>();
        private int turns;
        private int fallbacks;
        private int failures;
        private int up;
        private int down;

        private Day of(LocalDate date) {
            took.sort(Comparator.naturalOrder());
            return new Day(
                    date, conversations.size(), turns, fallbacks, failures, percentile(50), percentile(95), up, down);
        }

        /** The nearest rank; zero where nothing is known. */
        private Duration percentile(int percent) {
            int rank = (took.size() * percent + 99) / 100;
            return rank == 0 ? Duration.ZERO : took.get(rank - 1);
        }
    }

    private final TreeMap<LocalDate, Tally> days = new TreeMap<>();
    private final Map<String, Integer> intents = new HashMap<>();
    private int turns;

    /** @throws IllegalArgumentException if they are more than a year apart */
    DailyTurns(Instant from, Instant until) {
        if (ChronoUnit.DAYS.between(from, until) > LONGEST) {
            throw new IllegalArgumentException("At most " + LONGEST + " days can be counted at once.");
        }
        for (var day = day(from); start(day).isBefore(until); day = day.plusDays(1)) {
            days.put(day, new Tally());
        }
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    void add(UUID conversation, Instant at, Noted noted) {
        var tally = days.get(day(at));
        tally.conversations.add(conversation);
        tally.turns++;
        tally.fallbacks += noted.isMissed() ? 1 : 0;
        tally.failures += noted.isFailure() ? 1 : 0;
        noted.took().ifPresent(tally.took::add);
        noted.intent().ifPresent(intent -> intents.merge(intent, 1, Integer::sum));
        turns++;
    }

    void add(DailyVotes votes) {
        var tally = days.get(votes.day());
        if (votes.vote() == Vote.UP) {
            tally.up += votes.count();
        } else {
            tally.down += votes.count();
        }
    }

    int turns() {
        return turns;
    }

    List<Day> list() {
        return days.entrySet().stream()
                .map(day -> day.getValue().of(day.getKey()))
                .toList();
    }

    /** The most frequent first. */
    List<Routed> intents() {
        return intents.entrySet().stream()
                .map(intent -> new Routed(intent.getKey(), intent.getValue()))
                .sorted(Comparator.comparing(Routed::turns).reversed().thenComparing(Routed::intent))
                .toList();
    }
}
