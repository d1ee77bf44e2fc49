/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.feedback.Asked;
import dev.parley.api.feedback.Day;
import dev.parley.api.feedback.Feedback;
import dev.parley.api.feedback.Group;
import dev.parley.api.feedback.Likeness;
import dev.parley.api.feedback.Rated;
import dev.parley.api.feedback.Vote;
import dev.parley.api.paging.Page;
import dev.parley.api.user.User;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Votes in memory, as they were put there. Questions are alike if their first words are the same. */
final class StubFeedback implements Feedback, Likeness {

    final List<Rated> rated = new ArrayList<>();
    final List<Asked> asked = new ArrayList<>();
    final List<Day> days = new ArrayList<>();
    RuntimeException failure;

    /** From here on the list can't be read. */
    int readable = Integer.MAX_VALUE;

    /** The days that were asked for last. */
    LocalDate first;

    LocalDate last;

    @Override
    public Page<Rated> list(Filter filter, int limit, Optional<String> cursor) {
        fail();
        var wanted = rated.stream().filter(one -> matches(filter, one)).toList();
        int start = cursor.map(Integer::parseInt).orElse(0);
        int end = Math.min(wanted.size(), start + limit);
        if (start >= readable) {
            throw new Unavailable("the database", Duration.ofSeconds(5), null);
        }
        return new Page<>(wanted.subList(start, end), end < wanted.size() ? Optional.of("" + end) : Optional.empty());
    }

    private static boolean matches(Filter filter, Rated one) {
        return filter.vote().map(one.vote()::equals).orElse(true)
                && (filter.by().isEmpty() || filter.by().equals(one.by()))
                && filter.from().map(from -> !one.at().isBefore(from)).orElse(true)
                && filter.to().map(to -> one.at().isBefore(to)).orElse(true)
                && filter.text()
                        .map(text ->
                                one.question().contains(text) || one.answer().contains(text))
                        .orElse(true);
    }

    @Override
    public Optional<Asked> asked(UUID message) {
        fail();
        return asked.stream().filter(one -> one.message().equals(message)).findFirst();
    }

    @Override
    public List<Asked> unanswered(Instant from, Instant to, int limit) {
        fail();
        return asked.stream()
                .filter(one -> !one.at().isBefore(from) && one.at().isBefore(to))
                .limit(limit)
                .toList();
    }

    @Override
    public List<Day> days(LocalDate from, LocalDate to) {
        fail();
        first = from;
        last = to;
        return days;
    }

    @Override
    public List<Group> group(List<Asked> questions) {
        return questions.stream()
                .collect(Collectors.groupingBy(one -> one.question().split("\\W")[0]))
                .values()
                .stream()
                .map(group -> new Group(group.get(0).question(), group))
                .sorted((a, b) -> b.questions().size() - a.questions().size())
                .toList();
    }

    private void fail() {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public UUID give(User user, UUID message, Vote vote, Instant at) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean withdraw(User user, UUID message) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<UUID, Vote> of(User user, UUID conversation) {
        return Map.of();
    }
}
