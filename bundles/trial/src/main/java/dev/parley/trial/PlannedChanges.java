/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.trial;

import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeManagement;
import dev.parley.api.change.ChangePlanning;
import dev.parley.api.change.ChangeQuery;
import dev.parley.api.change.ChangeState;
import dev.parley.api.change.Field;
import dev.parley.api.change.FreeWindows;
import dev.parley.api.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What is planned for the changes in memory. Any item is known, and nobody looks after it. */
final class PlannedChanges implements ChangePlanning {

    private static final User ALL = new User("trial", "Trial", Set.of(User.ADMIN));
    private static final Set<ChangeState> OVER = Set.of(ChangeState.CLOSED, ChangeState.CANCELED);
    private static final int MOST = 20;

    private final ChangeManagement changes;

    PlannedChanges(ChangeManagement changes) {
        this.changes = changes;
    }

    @Override
    public Optional<Item> item(User user, String name) {
        return Optional.of(new Item(name.strip(), Optional.empty()));
    }

    @Override
    public List<Clash> clashes(User user, String item, Window window) {
        return planned(isFor(item))
                .filter(clash -> clash.window().overlaps(window))
                .limit(MOST)
                .toList();
    }

    @Override
    public List<Clash> check(User user, String number) {
        return changes.find(user, number).stream()
                .flatMap(change -> window(change).stream()
                        .flatMap(window -> change.fields().get(Field.CONFIGURATION_ITEM).stream()
                                .flatMap(item -> planned(isFor(item).and(other -> !other.equals(change)))
                                        .filter(clash -> clash.window().overlaps(window)))))
                .toList();
    }

    @Override
    public List<Window> free(User user, String item, Duration length, Instant from, int count) {
        return FreeWindows.between(planned(isFor(item)).map(Clash::window).toList(), length, from, count);
    }

    private Stream<Clash> planned(Predicate<Change> wanted) {
        var query = new ChangeQuery(
                false,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ChangeQuery.MOST,
                Optional.empty());
        return changes.search(ALL, query).items().stream()
                .filter(change -> !OVER.contains(change.state()))
                .filter(wanted)
                .flatMap(change ->
                        window(change).stream().map(window -> new Clash(change.number(), change.summary(), window)))
                .sorted(Comparator.comparing(clash -> clash.window().from()));
    }

    private static Predicate<Change> isFor(String item) {
        return change -> change.fields()
                .get(Field.CONFIGURATION_ITEM)
                .filter(item.strip()::equalsIgnoreCase)
                .isPresent();
    }

    private static Optional<Window> window(Change change) {
        return change.fields()
                .get(Field.PLANNED_START)
                .flatMap(start -> change.fields().get(Field.PLANNED_END).map(end -> new Window(start, end)));
    }
}
