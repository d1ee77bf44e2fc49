/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.change.Change;
import dev.parley.api.change.ChangePlanning.Window;
import dev.parley.api.change.ChangeState;
import dev.parley.api.change.Field;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which changes get into each other's way: those of one configuration item whose windows overlap, while none is over. */
final class Clashes {

    private static final Set<String> OVER = Set.of(ChangeState.CLOSED.code(), ChangeState.CANCELED.code());

    private record Planned(String number, Window window) {

        boolean clashesWith(Planned other) {
            return !number.equals(other.number) && window.overlaps(other.window);
        }
    }

    private final Map<String, List<Planned>> byItem;

    private Clashes(Map<String, List<Planned>> byItem) {
        this.byItem = byItem;
    }

    /** Those among these. */
    static Clashes among(List<Change> changes) {
        return new Clashes(changes.stream()
                .filter(change -> item(change).isPresent() && planned(change).isPresent())
                .collect(Collectors.groupingBy(
                        change -> item(change).orElseThrow(),
                        Collectors.mapping(change -> planned(change).orElseThrow(), Collectors.toList()))));
    }

    /** Numbers of the changes that this one clashes with, in the order in which they were given. */
    List<String> of(Change change) {
        return planned(change).stream()
                .flatMap(one -> item(change).map(byItem::get).stream()
                        .flatMap(List::stream)
                        .filter(one::clashesWith))
                .map(Planned::number)
                .toList();
    }

    /** When a change takes place; a window half known is none. */
    static Optional<Window> window(Change change) {
        var fields = change.fields();
        return fields.get(Field.PLANNED_START)
                .flatMap(from -> fields.get(Field.PLANNED_END).map(until -> new Window(from, until)));
    }

    private static Optional<Planned> planned(Change change) {
        return window(change)
                .filter(window -> !OVER.contains(change.state().code()))
                .map(window -> new Planned(change.number(), window));
    }

    private static Optional<String> item(Change change) {
        return change.fields()
                .get(Field.CONFIGURATION_ITEM)
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty());
    }
}
