/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.ChangeManagement;
import dev.parley.api.change.ChangePlanning.Clash;
import dev.parley.api.change.ChangePlanning.Window;
import dev.parley.api.change.ChangeQuery;
import dev.parley.api.change.ChangeState;
import dev.parley.api.change.Field;
import dev.parley.api.connector.CallLog;
import dev.parley.api.connector.Rejected;
import dev.parley.api.user.User;
import dev.parley.lib.jdbi.Database;
import dev.parley.store.Migrations;
import dev.parley.testkit.change.ChangeManagementContract;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the registry does besides, on each of its databases. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ChangeRegistryContract extends ChangeManagementContract {

    private final User carol = new User("carol-" + UUID.randomUUID(), "Carol", Set.of());
    private DataSource source;
    private ChangeRegistry registry;

    /** A new, empty database. */
    abstract DataSource database() throws Exception;

    @BeforeAll
    void open() throws Exception {
        source = database();
        Migrations.apply(source);
        registry = new ChangeRegistry(source);
    }

    @Override
    protected ChangeManagement changes() {
        return registry;
    }

    @Test
    void notes_what_it_asks_its_database() {
        var calls = new ArrayList<CallLog.Call>();
        CallLog.keeping(calls, () -> registry.find(carol, "CHG9999999"));
        assertEquals("Registry", calls.get(0).system());
        assertEquals("find change", calls.get(0).operation());
        assertEquals("done", calls.get(0).outcome());
    }

    @Test
    void shows_a_change_where_the_api_does() {
        var change = registry.find(carol, created("normal")).orElseThrow();

        assertEquals(
                "/api/change-requests/" + change.sysId() + "/",
                change.url().orElseThrow().toString());
    }

    @Test
    void counts_numbers_up_without_gaps_on_every_node() {
        var nodes = Stream.of(registry, new ChangeRegistry(source)).toList();
        var made = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> nodes.get(i % 2)
                        .create(carol, UUID.randomUUID().toString(), summary())
                        .number()))
                .toList();
        var numbers = new HashSet<Integer>();
        made.forEach(one -> numbers.add(Integer.valueOf(one.join().substring(3))));

        assertEquals(20, numbers.size());
        assertEquals(
                19,
                numbers.stream().mapToInt(Integer::intValue).max().orElseThrow()
                        - numbers.stream().mapToInt(Integer::intValue).min().orElseThrow());
        assertTrue(numbers.stream().allMatch(number -> number >= 30001), numbers.toString());
    }

    @Test
    void keeps_notes_and_reasons_with_their_author_and_time() {
        var number = created("normal");
        registry.addWorkNote(carol, number, "The snapshot is made.");
        registry.cancel(carol, number, "Not needed any more.");
        assertThrows(Rejected.class, () -> registry.cancel(carol, number, "Again."));

        var sysId = registry.find(carol, number).orElseThrow().sysId();
        var notes = new Database(source).read(handle -> handle.createQuery("""
                                SELECT author || ': ' || text FROM change_work_note
                                WHERE sys_id = ? AND created_at IS NOT NULL ORDER BY id""")
                .bind(0, sysId)
                .mapTo(String.class)
                .list());
        assertEquals(
                List.of(carol.id() + ": The snapshot is made.", carol.id() + ": Not needed any more."),
                notes,
                "and none of what was refused");
    }

    @Test
    void cancels_only_for_a_reason_however_it_is_asked_to() {
        var number = created("normal");

        assertThrows(Rejected.class, () -> registry.move(carol, number, ChangeState.CANCELED));

        assertEquals(ChangeState.NEW, registry.find(carol, number).orElseThrow().state());
    }

    @Test
    void goes_through_the_states_of_its_type_to_the_end() {
        for (var type : List.of("normal", "standard", "emergency")) {
            var number = created(type);
            var expected = Course.of(type).orElseThrow();
            var state = ChangeState.NEW;
            while (!registry.nextStates(carol, number).isEmpty()) {
                assertEquals(expected.next(state), registry.nextStates(carol, number));
                state = registry.move(carol, number, expected.next(state).get(0))
                        .state();
            }
            assertEquals(ChangeState.CLOSED, state);
            assertThrows(Rejected.class, () -> registry.update(carol, number, summary()), "it is over");
        }
    }

    @Test
    void changes_the_type_in_new_only() {
        var number = created("normal");
        var emergency = ChangeFields.NONE.with(Field.TYPE, "emergency");
        registry.update(carol, number, emergency);
        registry.move(carol, number, ChangeState.AUTHORIZE);

        assertThrows(
                Rejected.class, () -> registry.update(carol, number, ChangeFields.NONE.with(Field.TYPE, "normal")));
        registry.update(carol, number, emergency);
    }

    @Test
    void holds_texts_to_their_length_in_characters() {
        var longest = ChangeFields.NONE.with(Field.SHORT_DESCRIPTION, "🚢".repeat(160));
        var change = registry.create(carol, UUID.randomUUID().toString(), longest);
        assertEquals("🚢".repeat(160), change.summary());

        assertThrows(
                Rejected.class,
                () -> registry.update(
                        carol, change.number(), ChangeFields.NONE.with(Field.SHORT_DESCRIPTION, "🚢".repeat(161))));
        assertThrows(Rejected.class, () -> registry.addWorkNote(carol, change.number(), "x".repeat(4001)));
    }

    private String created(String type) {
        return registry.create(carol, UUID.randomUUID().toString(), summary().with(Field.TYPE, type))
                .number();
    }

    private static ChangeFields summary() {
        return ChangeFields.NONE.with(Field.SHORT_DESCRIPTION, "Restart payments");
    }

    @Test
    void names_what_else_is_planned_and_finds_free_windows() {
        var planning = new RegistryPlanning(source);
        var item = "db-" + UUID.randomUUID();
        var night = Instant.parse("2031-03-01T22:00:00Z");
        var hour = Duration.ofHours(1);
        var index = planned(item, "Index rebuild", night, night.plus(hour));
        planned("another item", "Other", night, night.plus(hour));
        registry.cancel(carol, planned(item, "Called off", night, night.plus(hour)), "Not needed.");
        var other = new User("dan-" + UUID.randomUUID(), "Dan", Set.of());

        assertEquals(
                List.of(new Clash(index, "Index rebuild", new Window(night, night.plus(hour)))),
                planning.clashes(other, item.toUpperCase(), new Window(night.minus(hour), night.plusSeconds(1))));
        assertEquals(
                List.of(),
                planning.clashes(other, item, new Window(night.plus(hour), night.plus(hour.multipliedBy(2)))));
        assertEquals(
                List.of(
                        new Window(night.minus(hour), night),
                        new Window(night.plus(hour), night.plus(hour.multipliedBy(2))),
                        new Window(night.plus(hour.multipliedBy(2)), night.plus(hour.multipliedBy(3)))),
                planning.free(other, item, hour, night.minus(hour), 3));
        assertEquals(List.of(), planning.check(carol, index));
        var second = planned(item, "Restart", night.plusSeconds(60), night.plus(hour));
        assertEquals(
                List.of(second),
                planning.check(carol, index).stream().map(Clash::number).toList());
        assertThrows(Rejected.class, () -> planning.check(other, index));
    }

    private String planned(String item, String summary, Instant from, Instant until) {
        var fields = ChangeFields.NONE
                .with(Field.SHORT_DESCRIPTION, summary)
                .with(Field.CONFIGURATION_ITEM, item)
                .with(Field.PLANNED_START, from)
                .with(Field.PLANNED_END, until);
        return registry.create(carol, UUID.randomUUID().toString(), fields).number();
    }

    @Test
    void keeps_every_field_that_it_knows() {
        var fields = ChangeFields.NONE
                .with(Field.TYPE, "normal")
                .with(Field.SHORT_DESCRIPTION, "Restart")
                .with(Field.PRIORITY, "2")
                .with(Field.RISK, "3")
                .with(Field.IMPACT, "2")
                .with(Field.CONFIGURATION_ITEM, "payments-db")
                .with(Field.ASSIGNMENT_GROUP, "Databases")
                .with(Field.JUSTIFICATION, "It leaks.")
                .with(Field.IMPLEMENTATION_PLAN, "Drain, restart.")
                .with(Field.TEST_PLAN, "Look at it.")
                .with(Field.BACKOUT_PLAN, "Start the old one.");
        var change = registry.create(carol, UUID.randomUUID().toString(), fields);

        assertEquals(fields.values(), change.fields().values());
        assertEquals(Optional.of(change), registry.find(carol, change.number()));
        assertEquals(
                List.of(change),
                registry.search(carol, ChangeQuery.newest(10).ofItem("PAYMENTS-DB"))
                        .items());
        assertThrows(
                Rejected.class,
                () -> registry.update(carol, change.number(), ChangeFields.NONE.with(Field.IMPACT, "4")));
    }
}
