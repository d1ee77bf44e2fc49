/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.testkit.change;

import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.ChangeManagement;
import dev.parley.api.change.ChangeQuery;
import dev.parley.api.change.ChangeState;
import dev.parley.api.change.Field;
import dev.parley.api.connector.ConnectorException;
import dev.parley.api.connector.Rejected;
import dev.parley.api.paging.Page;
import dev.parley.api.user.User;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Change requests in memory, with ServiceNow's types and states. A user sees their own, an admin all. */
public final class MemoryChanges implements ChangeManagement {

    private static final Map<String, List<ChangeState>> COURSES = Map.of(
            "normal",
            List.of(
                    ChangeState.NEW,
                    ChangeState.ASSESS,
                    ChangeState.AUTHORIZE,
                    ChangeState.SCHEDULED,
                    ChangeState.IMPLEMENT,
                    ChangeState.REVIEW,
                    ChangeState.CLOSED),
            "standard",
            List.of(
                    ChangeState.NEW,
                    ChangeState.SCHEDULED,
                    ChangeState.IMPLEMENT,
                    ChangeState.REVIEW,
                    ChangeState.CLOSED),
            "emergency",
            List.of(
                    ChangeState.NEW,
                    ChangeState.AUTHORIZE,
                    ChangeState.SCHEDULED,
                    ChangeState.IMPLEMENT,
                    ChangeState.REVIEW,
                    ChangeState.CLOSED));
    private static final Map<String, Field<?>> FIELDS = Stream.<Field<?>>of(
                    Field.SHORT_DESCRIPTION,
                    Field.DESCRIPTION,
                    Field.PRIORITY,
                    Field.TYPE,
                    Field.RISK,
                    Field.PLANNED_START,
                    Field.PLANNED_END,
                    Field.JIRA_ISSUE_KEY,
                    Field.GITHUB_REPO,
                    Field.GITHUB_PR_NUMBER,
                    Field.CONFIGURATION_ITEM,
                    Field.ASSIGNMENT_GROUP,
                    Field.JUSTIFICATION,
                    Field.IMPLEMENTATION_PLAN,
                    Field.TEST_PLAN,
                    Field.BACKOUT_PLAN,
                    Field.IMPACT)
            .collect(Collectors.toUnmodifiableMap(Field::name, Function.identity()));
    private static final Set<ChangeState> OVER = Set.of(ChangeState.CLOSED, ChangeState.CANCELED);

    private final Clock clock;
    private final Map<String, Change> changes = new LinkedHashMap<>();
    private final Map<String, String> numbersByCorrelation = new LinkedHashMap<>();
    private final Map<String, List<String>> notes = new LinkedHashMap<>();
    private Optional<Supplier<? extends ConnectorException>> failure = Optional.empty();
    private int calls;

    public MemoryChanges(Clock clock) {
        this.clock = clock;
    }

    /** From now on every call throws what this gives. */
    public synchronized void fail(Supplier<? extends ConnectorException> with) {
        failure = Optional.of(with);
    }

    /** How many calls there were. */
    public synchronized int calls() {
        return calls;
    }

    /** All changes by number with their work notes: equal to an earlier content if nothing was written since. */
    public synchronized Map<Change, List<String>> content() {
        var content = new LinkedHashMap<Change, List<String>>();
        changes.values().forEach(change -> content.put(change, List.copyOf(notes.get(change.number()))));
        return content;
    }

    @Override
    public synchronized Optional<Change> created(User user, String correlationId) {
        return Optional.ofNullable(numbersByCorrelation.get(user.id() + ' ' + correlationId))
                .flatMap(number -> find(user, number));
    }

    @Override
    public synchronized Change create(User user, String correlationId, ChangeFields fields) {
        answer();
        var correlation = user.id() + ' ' + correlationId;
        var earlier = numbersByCorrelation.get(correlation);
        if (earlier != null) {
            return changes.get(earlier);
        }
        var all = new ChangeFields(Map.of(Field.TYPE.name(), "normal")).with(fields);
        check(all);
        var number = "CHG%07d".formatted(30001 + changes.size());
        var now = clock.instant();
        var change = new Change(
                "%032x".formatted(changes.size() + 1L),
                number,
                ChangeState.NEW,
                all,
                user.id(),
                Optional.empty(),
                now,
                now);
        notes.put(number, new ArrayList<>());
        numbersByCorrelation.put(correlation, number);
        return put(change);
    }

    @Override
    public synchronized Optional<Change> find(User user, String numberOrSysId) {
        answer();
        return visible(user)
                .filter(change -> change.number().equalsIgnoreCase(numberOrSysId)
                        || change.sysId().equalsIgnoreCase(numberOrSysId))
                .findFirst();
    }

    @Override
    public synchronized Page<Change> search(User user, ChangeQuery query) {
        answer();
        int from = query.cursor().map(Integer::valueOf).orElse(0);
        var all = visible(user)
                .filter(change -> meets(change, query))
                .sorted(Comparator.comparing(Change::number).reversed())
                .toList();
        var page = all.stream().skip(from).limit(query.limit()).toList();
        int next = from + page.size();
        return new Page<>(page, next < all.size() ? Optional.of(String.valueOf(next)) : Optional.empty());
    }

    @Override
    public synchronized Change update(User user, String number, ChangeFields changed) {
        answer();
        var before = known(user, number);
        if (OVER.contains(before.state())) {
            throw new Rejected("%s is %s and can no longer be changed."
                    .formatted(before.number(), before.state().label()));
        }
        var after = before.fields().with(changed);
        check(after);
        return put(changed(before, before.state(), after));
    }

    @Override
    public synchronized List<ChangeState> nextStates(User user, String number) {
        answer();
        return next(known(user, number));
    }

    @Override
    public synchronized Change move(User user, String number, ChangeState to) {
        answer();
        var change = known(user, number);
        if (!next(change).contains(to)) {
            throw new Rejected("%s is %s and can't go to %s from there."
                    .formatted(change.number(), change.state().label(), to.label()));
        }
        return put(changed(change, to, change.fields()));
    }

    @Override
    public synchronized Change cancel(User user, String number, String reason) {
        answer();
        var change = known(user, number);
        if (reason.isBlank()) {
            throw new Rejected("A change is only cancelled with a reason.");
        }
        if (!next(change).contains(ChangeState.CANCELED)) {
            throw new Rejected("%s is %s and can no longer be cancelled."
                    .formatted(change.number(), change.state().label()));
        }
        notes.get(change.number()).add(reason);
        return put(changed(change, ChangeState.CANCELED, change.fields()));
    }

    @Override
    public synchronized void addWorkNote(User user, String number, String text) {
        answer();
        var change = known(user, number);
        if (text.isBlank()) {
            throw new Rejected("A work note needs a text.");
        }
        notes.get(change.number()).add(text);
    }

    private void answer() {
        calls++;
        failure.ifPresent(with -> {
            throw with.get();
        });
    }

    private Stream<Change> visible(User user) {
        return changes.values().stream()
                .filter(change -> user.isAdmin() || change.requestedBy().equals(user.id()));
    }

    private Change known(User user, String number) {
        return visible(user)
                .filter(change -> change.number().equalsIgnoreCase(number))
                .findFirst()
                .orElseThrow(() -> new Rejected("There is no change " + number + "."));
    }

    private Change put(Change change) {
        changes.put(change.number(), change);
        return change;
    }

    private Change changed(Change change, ChangeState state, ChangeFields fields) {
        return new Change(
                change.sysId(),
                change.number(),
                state,
                fields,
                change.requestedBy(),
                change.url(),
                change.createdAt(),
                clock.instant());
    }

    private static List<ChangeState> next(Change change) {
        var type = change.fields().get(Field.TYPE).orElseThrow();
        var course = COURSES.get(type);
        int at = course.indexOf(change.state());
        var next = new ArrayList<ChangeState>();
        if (at >= 0 && at + 1 < course.size()) {
            next.add(course.get(at + 1));
        }
        if (at == 1 && !type.equals("standard")) {
            next.add(ChangeState.NEW);
        }
        if (at >= 0 && at < course.indexOf(ChangeState.REVIEW)) {
            next.add(ChangeState.CANCELED);
        }
        return next;
    }

    private static void check(ChangeFields fields) {
        fields.values().forEach(MemoryChanges::checkReadable);
        if (fields.get(Field.SHORT_DESCRIPTION).filter(text -> !text.isBlank()).isEmpty()) {
            throw new Rejected("A change needs a summary.");
        }
        if (!COURSES.containsKey(fields.get(Field.TYPE).orElseThrow())) {
            throw new Rejected("A change is normal, standard or emergency.");
        }
        if (fields.get(Field.PRIORITY).filter(value -> !value.matches("[1-4]")).isPresent()) {
            throw new Rejected("Its priority is 1, 2, 3 or 4.");
        }
        var start = fields.get(Field.PLANNED_START);
        var end = fields.get(Field.PLANNED_END);
        if (start.isPresent() && end.isPresent() && !end.get().isAfter(start.get())) {
            throw new Rejected("The planned end has to be after the planned start.");
        }
    }

    private static void checkReadable(String name, String value) {
        try {
            Optional.ofNullable(FIELDS.get(name))
                    .orElseThrow(IllegalArgumentException::new)
                    .read()
                    .apply(value);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new Rejected("A change can't have %s as its %s.".formatted(value, name));
        }
    }

    private static boolean meets(Change change, ChangeQuery query) {
        return (query.states().isEmpty()
                        || query.states().contains(change.state().code()))
                && query.text().map(text -> has(change, text)).orElse(true)
                && query.from().map(from -> !end(change).isBefore(from)).orElse(true)
                && query.until().map(until -> start(change).isBefore(until)).orElse(true);
    }

    private static boolean has(Change change, String text) {
        return Stream.of(Field.SHORT_DESCRIPTION, Field.DESCRIPTION)
                .flatMap(field -> change.fields().get(field).stream())
                .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)));
    }

    /** A change without a window is in none. */
    private static Instant end(Change change) {
        return change.fields().get(Field.PLANNED_END).orElse(Instant.MIN);
    }

    private static Instant start(Change change) {
        return change.fields().get(Field.PLANNED_START).orElse(Instant.MAX);
    }
}
