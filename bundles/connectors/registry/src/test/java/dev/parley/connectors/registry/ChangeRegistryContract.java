/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.ChangeManagement;
import dev.parley.api.change.ChangeState;
import dev.parley.api.change.Field;
import dev.parley.api.connector.Rejected;
import dev.parley.api.user.User;
import dev.parley.lib.jdbi.Database;
import dev.parley.store.Migrations;
import dev.parley.testkit.change.ChangeManagementContract;
import java.util.HashSet;
import java.util.List;
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
}
