/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.testkit.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.ChangeManagement;
import dev.parley.api.change.ChangeQuery;
import dev.parley.api.change.ChangeState;
import dev.parley.api.change.Field;
import dev.parley.api.connector.Rejected;
import dev.parley.api.user.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What every {@link ChangeManagement} does. Its tests extend this. */
public abstract class ChangeManagementContract {

    private static final Instant MARCH = Instant.parse("2031-03-01T22:00:00Z");
    private static final int MANY = ChangeQuery.MOST;

    private User ada;
    private User bob;
    private User admin;

    /** The same system at each call of one test. */
    protected abstract ChangeManagement changes();

    @BeforeEach
    void meet_new_users() {
        ada = user("ada");
        bob = user("bob");
        admin = new User("admin-" + UUID.randomUUID(), "Admin", Set.of(User.ADMIN));
    }

    private static User user(String name) {
        return new User(name + "-" + UUID.randomUUID(), name, Set.of());
    }

    @Test
    void creates_a_change_in_its_first_state() {
        var fields = summary("Restart payments")
                .with(Field.DESCRIPTION, "Restart the payments service 👩‍🔧 after the \"July\" patch; מחר")
                .with(Field.PRIORITY, "2")
                .with(Field.TYPE, "emergency")
                .with(Field.PLANNED_START, MARCH)
                .with(Field.PLANNED_END, MARCH.plusSeconds(3600));

        var change = create(ada, fields);

        assertEquals(ChangeState.NEW, change.state());
        assertEquals(fields.values(), kept(change, fields));
        assertEquals(ada.id(), change.requestedBy());
        assertEquals("Restart payments", change.summary());
        assertTrue(change.number().matches("CHG\\d{7,10}"), change.number());
        assertTrue(change.sysId().matches("[0-9a-f]{32}"), change.sysId());
        assertFalse(change.updatedAt().isBefore(change.createdAt()));
    }

    @Test
    void creates_a_normal_change_unless_told_otherwise() {
        assertEquals(
                Optional.of("normal"), create(ada, summary("Restart")).fields().get(Field.TYPE));
    }

    @Test
    void finds_a_change_by_number_and_by_key() {
        var change = create(ada, summary("Restart"));

        assertEquals(Optional.of(change), changes().find(ada, change.number()));
        assertEquals(Optional.of(change), changes().find(ada, change.number().toLowerCase()));
        assertEquals(Optional.of(change), changes().find(ada, change.sysId()));
    }

    @Test
    void creates_once_for_one_correlation_id() {
        var first = changes().create(ada, "one-" + ada.id(), summary("Restart"));
        assertEquals(Optional.of(first), changes().created(ada, "one-" + ada.id()));
        assertEquals(Optional.empty(), changes().created(ada, "other-" + ada.id()));
        assertEquals(Optional.empty(), changes().created(bob, "one-" + ada.id()));
        var second = changes().create(ada, "one-" + ada.id(), summary("Restart again"));

        assertEquals(first, second);
        assertEquals(List.of(first), found(ada, ChangeQuery.newest(MANY)));
    }

    @Test
    void creates_once_however_many_ask_at_once() {
        var numbers = new HashSet<String>();
        var start = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(20);
        var asked = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> {
                            await(start);
                            return changes().create(ada, "one-" + ada.id(), summary("Restart"));
                        },
                        threads))
                .toList();
        start.countDown();
        asked.forEach(one -> numbers.add(one.join().number()));
        threads.shutdown();

        assertEquals(1, numbers.size());
        assertEquals(1, found(ada, ChangeQuery.newest(MANY)).size());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void gives_each_change_a_number_of_its_own() {
        assertNotEquals(
                create(ada, summary("Restart")).number(),
                create(ada, summary("Restart")).number());
    }

    @Test
    void knows_nothing_of_a_change_that_is_not_there() {
        for (var key : List.of("CHG9999999", "0123456789abcdef0123456789abcdef", "", "' OR 1=1 --")) {
            assertEquals(Optional.empty(), changes().find(ada, key));
            rejects(() -> changes().update(ada, key, summary("Stop")));
            rejects(() -> changes().nextStates(ada, key));
            rejects(() -> changes().move(ada, key, ChangeState.ASSESS));
            rejects(() -> changes().cancel(ada, key, "Not needed."));
            rejects(() -> changes().addWorkNote(ada, key, "Done."));
        }
    }

    @Test
    void keeps_a_change_from_everybody_but_its_owner_and_admins() {
        var change = create(ada, summary("Restart"));
        var number = change.number();

        assertEquals(Optional.empty(), changes().find(bob, number));
        assertEquals(Optional.empty(), changes().find(bob, change.sysId()));
        assertEquals(List.of(), found(bob, ChangeQuery.newest(MANY)));
        rejects(() -> changes().update(bob, number, summary("Stop")));
        rejects(() -> changes().nextStates(bob, number));
        rejects(() -> changes().move(bob, number, ChangeState.ASSESS));
        rejects(() -> changes().cancel(bob, number, "Not needed."));
        rejects(() -> changes().addWorkNote(bob, number, "Done."));
        assertEquals(Optional.of(change), changes().find(ada, number), "nothing was changed");

        assertEquals(Optional.of(change), changes().find(admin, number));
        assertTrue(found(admin, ChangeQuery.newest(1)).contains(change));
        assertEquals(ada.id(), changes().update(admin, number, summary("Stop")).requestedBy());
    }

    @Test
    void sets_the_fields_that_are_given_and_leaves_the_others() {
        var change = create(ada, summary("Restart").with(Field.PRIORITY, "2"));

        var updated = changes()
                .update(
                        ada,
                        change.number(),
                        summary("Restart payments")
                                .with(Field.JIRA_ISSUE_KEY, "PAY-12")
                                .with(Field.GITHUB_REPO, "acme/pay")
                                .with(Field.GITHUB_PR_NUMBER, 41)
                                .with(Field.PLANNED_START, MARCH));

        assertEquals("Restart payments", updated.summary());
        assertEquals(Optional.of("2"), updated.fields().get(Field.PRIORITY));
        assertEquals(Optional.of("PAY-12"), updated.fields().get(Field.JIRA_ISSUE_KEY));
        assertEquals(Optional.of("acme/pay"), updated.fields().get(Field.GITHUB_REPO));
        assertEquals(Optional.of(41), updated.fields().get(Field.GITHUB_PR_NUMBER));
        assertEquals(Optional.of(MARCH), updated.fields().get(Field.PLANNED_START));
        assertEquals(change.createdAt(), updated.createdAt());
        assertFalse(updated.updatedAt().isBefore(change.updatedAt()));
        assertEquals(Optional.of(updated), changes().find(ada, change.number()));
    }

    @Test
    void rejects_values_that_a_field_cannot_have() {
        var change = create(ada, summary("Restart").with(Field.PLANNED_START, MARCH));
        var wrong = Stream.of(
                Map.of(Field.PRIORITY.name(), "5"),
                Map.of(Field.PRIORITY.name(), "high"),
                Map.of(Field.TYPE.name(), "huge"),
                Map.of(Field.PLANNED_END.name(), "soon"),
                Map.of(Field.PLANNED_END.name(), MARCH.minusSeconds(1).toString()),
                Map.of(Field.SHORT_DESCRIPTION.name(), " "),
                Map.of("colour", "blue"));
        wrong.map(ChangeFields::new).forEach(fields -> {
            rejects(() -> changes().update(ada, change.number(), fields));
            rejects(() -> create(
                    ada, summary("Restart").with(Field.PLANNED_START, MARCH).with(fields)));
        });
        rejects(() -> create(ada, ChangeFields.NONE));

        assertEquals(List.of(change), found(ada, ChangeQuery.newest(MANY)), "nothing was changed or created");
    }

    @Test
    void moves_along_the_next_states_only() {
        var change = create(ada, summary("Restart"));
        var next = changes().nextStates(ada, change.number());
        assertFalse(next.contains(ChangeState.NEW), "the present state is excluded");
        assertFalse(next.contains(ChangeState.CLOSED), "nothing is closed that has not begun");

        rejects(() -> changes().move(ada, change.number(), ChangeState.CLOSED));
        rejects(() -> changes().move(ada, change.number(), ChangeState.NEW));
        assertEquals(Optional.of(change), changes().find(ada, change.number()));

        var moved = changes().move(ada, change.number(), next.get(0));
        assertEquals(next.get(0), moved.state());
        assertEquals(Optional.of(moved), changes().find(ada, change.number()));
    }

    @Test
    void cancels_for_a_reason() {
        var number = create(ada, summary("Restart")).number();
        assertTrue(changes().nextStates(ada, number).contains(ChangeState.CANCELED));
        rejects(() -> changes().cancel(ada, number, " "));

        var cancelled = changes().cancel(ada, number, "Not needed any more.");

        assertEquals(ChangeState.CANCELED, cancelled.state());
        assertEquals(Optional.of(cancelled), changes().find(ada, number));
        assertEquals(List.of(), changes().nextStates(ada, number));
        rejects(() -> changes().cancel(ada, number, "Again."));
        rejects(() -> changes().update(ada, number, summary("Stop")));
    }

    @Test
    void takes_work_notes() {
        var change = create(ada, summary("Restart"));

        changes().addWorkNote(ada, change.number(), "The snapshot is made.");

        rejects(() -> changes().addWorkNote(ada, change.number(), " "));
        assertEquals(
                change.fields(),
                changes().find(ada, change.number()).orElseThrow().fields());
    }

    @Test
    void searches_newest_first_page_by_page() {
        var created = new ArrayList<Change>();
        IntStream.range(0, 5).forEach(i -> created.add(0, create(ada, summary("Restart " + i))));

        var first = changes().search(ada, ChangeQuery.newest(2));
        var second = changes().search(ada, at(first.next()));
        var third = changes().search(ada, at(second.next()));

        assertEquals(created.subList(0, 2), first.items());
        assertEquals(created.subList(2, 4), second.items());
        assertEquals(created.subList(4, 5), third.items());
        assertEquals(Optional.empty(), third.next());
    }

    private static ChangeQuery at(Optional<String> cursor) {
        assertTrue(cursor.isPresent(), "there is a next page");
        return new ChangeQuery(Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), 2, cursor);
    }

    @Test
    void refuses_a_cursor_that_no_page_gave() {
        for (var wrong : List.of("", "no cursor", "'; DROP TABLE change_request; --")) {
            var error =
                    assertThrows(IllegalArgumentException.class, () -> changes().search(ada, at(Optional.of(wrong))));
            assertFalse(error.getMessage().isBlank());
        }
    }

    @Test
    void searches_by_state() {
        var running = create(ada, summary("Restart"));
        var cancelled = changes().cancel(ada, create(ada, summary("Stop")).number(), "Not needed.");

        assertEquals(List.of(running), found(ada, inStates(ChangeState.NEW)));
        assertEquals(List.of(cancelled), found(ada, inStates(ChangeState.CANCELED)));
        assertEquals(List.of(cancelled, running), found(ada, inStates(ChangeState.NEW, ChangeState.CANCELED)));
        assertEquals(List.of(), found(ada, ChangeQuery.newest(MANY).inStates(Set.of("no such code"))));
    }

    private static ChangeQuery inStates(ChangeState... states) {
        return ChangeQuery.newest(MANY)
                .inStates(Set.copyOf(Stream.of(states).map(ChangeState::code).toList()));
    }

    @Test
    void searches_by_words_of_summary_and_description() {
        var one = create(ada, summary("Restart Payments"));
        var other = create(ada, summary("Index").with(Field.DESCRIPTION, "for 100% of the payments_db"));

        assertEquals(List.of(other, one), found(ada, containing("PAYMENTS")));
        assertEquals(List.of(one), found(ada, containing("restart")));
        assertEquals(List.of(other), found(ada, containing("100% of")));
        assertEquals(List.of(other), found(ada, containing("s_d")));
        assertEquals(List.of(), found(ada, containing("r_start")), "a wildcard is a character like any other");
        assertEquals(List.of(), found(ada, containing("%s%")));
        assertEquals(List.of(), found(ada, containing("' OR '1'='1")));
    }

    private static ChangeQuery containing(String text) {
        return new ChangeQuery(Set.of(), Optional.of(text), Optional.empty(), Optional.empty(), MANY, Optional.empty());
    }

    @Test
    void searches_by_the_planned_window() {
        var planned = create(
                ada,
                summary("Restart").with(Field.PLANNED_START, MARCH).with(Field.PLANNED_END, MARCH.plusSeconds(3600)));
        create(ada, summary("Unplanned"));

        assertEquals(List.of(planned), found(ada, window(MARCH.plusSeconds(3600), MARCH.plusSeconds(9000))));
        assertEquals(List.of(planned), found(ada, window(MARCH.minusSeconds(9000), MARCH.plusSeconds(1))));
        assertEquals(List.of(), found(ada, window(MARCH.plusSeconds(3601), MARCH.plusSeconds(9000))));
        assertEquals(List.of(), found(ada, window(MARCH.minusSeconds(9000), MARCH)));
    }

    private static ChangeQuery window(Instant from, Instant until) {
        return new ChangeQuery(
                Set.of(), Optional.empty(), Optional.of(from), Optional.of(until), MANY, Optional.empty());
    }

    private Change create(User user, ChangeFields fields) {
        return changes().create(user, UUID.randomUUID().toString(), fields);
    }

    private List<Change> found(User user, ChangeQuery query) {
        return changes().search(user, query).items();
    }

    private static ChangeFields summary(String text) {
        return ChangeFields.NONE.with(Field.SHORT_DESCRIPTION, text);
    }

    /** What a change has in these fields. */
    private static Map<String, String> kept(Change change, ChangeFields fields) {
        var kept = new HashMap<>(change.fields().values());
        kept.keySet().retainAll(fields.values().keySet());
        return kept;
    }

    /** It says no in a sentence that a user can be shown. */
    private static void rejects(Executable call) {
        var reason = assertThrows(Rejected.class, call).getMessage();
        assertTrue(reason.matches("(?s)\\S.* .*\\."), reason);
    }
}
