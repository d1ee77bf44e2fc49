/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.ChangeState;
import dev.parley.api.change.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClashesTest {

    private static final Instant MIDNIGHT = Instant.parse("2031-03-01T00:00:00Z");

    private final List<Change> changes = new ArrayList<>();

    private static Instant at(int hour) {
        return MIDNIGHT.plusSeconds(hour * 3600L);
    }

    private Change planned(String item, int from, int until, ChangeState state) {
        return add(
                ChangeFields.NONE
                        .with(Field.CONFIGURATION_ITEM, item)
                        .with(Field.PLANNED_START, at(from))
                        .with(Field.PLANNED_END, at(until)),
                state);
    }

    private Change planned(String item, int from, int until) {
        return planned(item, from, until, ChangeState.SCHEDULED);
    }

    private Change add(ChangeFields fields, ChangeState state) {
        var number = "CHG" + changes.size();
        var change = new Change(number, number, state, fields, "ada", Optional.empty(), MIDNIGHT, MIDNIGHT);
        changes.add(change);
        return change;
    }

    private List<String> of(Change change) {
        return Clashes.among(changes).of(change);
    }

    private static List<String> numbers(Change... changes) {
        return Stream.of(changes).map(Change::number).toList();
    }

    @Test
    void windows_of_one_item_that_overlap_clash_both_ways() {
        var one = planned("payments", 1, 4);
        var other = planned(" Payments ", 3, 6);
        var within = planned("payments", 3, 4);
        assertEquals(numbers(other, within), of(one));
        assertEquals(numbers(one, within), of(other));
        assertEquals(numbers(one, other), of(within));
    }

    @Test
    void one_that_begins_when_another_ends_does_not_clash() {
        var one = planned("payments", 1, 3);
        var next = planned("payments", 3, 5);
        assertEquals(List.of(), of(one));
        assertEquals(List.of(), of(next));
    }

    @Test
    void other_items_and_none_do_not_clash() {
        var one = planned("payments", 1, 4);
        planned("search", 1, 4);
        planned("", 1, 4);
        var without =
                add(ChangeFields.NONE.with(Field.PLANNED_START, at(1)).with(Field.PLANNED_END, at(4)), ChangeState.NEW);
        var blank = planned(" ", 1, 4);
        assertEquals(List.of(), of(one));
        assertEquals(List.of(), of(without));
        assertEquals(List.of(), of(blank));
    }

    @Test
    void what_is_over_does_not_clash() {
        var one = planned("payments", 1, 4);
        var closed = planned("payments", 1, 4, ChangeState.CLOSED);
        var canceled = planned("payments", 1, 4, ChangeState.CANCELED);
        var review = planned("payments", 1, 4, ChangeState.REVIEW);
        assertEquals(numbers(review), of(one));
        assertEquals(List.of(), of(closed));
        assertEquals(List.of(), of(canceled));
    }

    @Test
    void half_a_window_is_none() {
        var one = planned("payments", 1, 4);
        var half = add(
                ChangeFields.NONE.with(Field.CONFIGURATION_ITEM, "payments").with(Field.PLANNED_START, at(1)),
                ChangeState.NEW);
        assertEquals(List.of(), of(one));
        assertEquals(List.of(), of(half));
    }

    @Test
    void clashes_are_mutual_and_those_that_share_an_hour() {
        var random = new Random(6);
        for (int i = 0; i < 60; i++) {
            int from = random.nextInt(40);
            planned("item " + random.nextInt(3), from, from + 1 + random.nextInt(6));
        }
        var clashes = Clashes.among(changes);
        for (var one : changes) {
            var expected = changes.stream()
                    .filter(other -> other != one
                            && other.fields()
                                    .get(Field.CONFIGURATION_ITEM)
                                    .equals(one.fields().get(Field.CONFIGURATION_ITEM))
                            && hours(one).anyMatch(hour -> hours(other).anyMatch(hour::equals)))
                    .map(Change::number)
                    .toList();
            assertEquals(expected, clashes.of(one));
        }
    }

    private static Stream<Instant> hours(Change change) {
        var until = change.fields().get(Field.PLANNED_END).orElseThrow();
        return Stream.iterate(
                change.fields().get(Field.PLANNED_START).orElseThrow(),
                hour -> hour.isBefore(until),
                hour -> hour.plusSeconds(3600));
    }
}
