/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.change.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.ChangeManagement;
import dev.parley.api.change.Field;
import dev.parley.api.connector.Rejected;
import dev.parley.api.intent.Intent;
import dev.parley.api.intent.Option;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.SlotType;
import dev.parley.api.intent.Undo;
import dev.parley.api.intent.Values;
import dev.parley.testkit.intent.IntentContract;
import dev.parley.testkit.intent.Localized;
import dev.parley.testkit.intent.Turns;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateChangeTest extends IntentContract {

    private static final Values FIRST = Values.NONE.with("number", "CHG0030001");

    @Override
    protected Intent intent(ChangeManagement port) {
        return new UpdateChange(port);
    }

    @Override
    protected Values complete() {
        create();
        return FIRST.with("priority", "1");
    }

    private Change create() {
        return changes.create(
                Turns.ANNA,
                "one",
                ChangeFields.NONE
                        .with(Field.SHORT_DESCRIPTION, "Restart payments")
                        .with(Field.PRIORITY, "3")
                        .with(Field.PLANNED_START, Instant.parse("2031-03-01T20:00:00Z"))
                        .with(Field.PLANNED_END, Instant.parse("2031-03-02T21:59:00Z")));
    }

    private Change only() {
        return changes.content().keySet().iterator().next();
    }

    private Reply reply(Values values) {
        return intent(changes).handle(Turns.of(values));
    }

    private List<String> asked(Values values) {
        return intent(changes).spec().slots().stream()
                .filter(slot -> slot.isAsked(values))
                .map(Slot::name)
                .toList();
    }

    @Test
    void asks_what_should_be_different_only_if_that_is_not_known() {
        assertEquals(List.of("number", "field"), asked(FIRST));
        assertEquals(List.of("number", "priority"), asked(FIRST.with("priority", "2")));
        assertEquals(
                List.of("number", "priority"),
                asked(FIRST.with("field", "priority").with("priority", "2")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"short_description", "description", "priority", "planned_start_date", "planned_end_date"})
    void asks_for_the_new_value_of_the_field_that_was_named(String field) {
        assertEquals(List.of("number", "field", field), asked(FIRST.with("field", field)));
    }

    @Test
    void offers_exactly_the_fields_that_it_can_ask_for() {
        var spec = intent(changes).spec();
        var fields = (SlotType.Choice) spec.slot("field").orElseThrow().type();
        assertEquals(
                spec.slots().stream().skip(2).map(Slot::name).toList(),
                fields.options().stream().map(Option::value).toList());
    }

    @Test
    void sets_what_was_said_and_leaves_the_rest() {
        create();
        var reply = (Reply.Answer) reply(FIRST.with("priority", "1").with("short_description", "Restart payments-api"));
        assertEquals(
                "CHG0030001 is updated: summary is \"Restart payments-api\", priority is 1 Critical.", reply.text());
        assertEquals(
                Map.of(
                        "type", "normal",
                        "short_description", "Restart payments-api",
                        "priority", "1",
                        "planned_start_date", "2031-03-01T20:00:00Z",
                        "planned_end_date", "2031-03-02T21:59:00Z"),
                only().fields().values());
        assertEquals(only(), reply.change().orElseThrow());
    }

    @Test
    void can_be_taken_back() {
        var before = create();
        var undo = ((Reply.Answer)
                        reply(FIRST.with("priority", "1").with("planned_end_date", "2031-03-05T12:00+02:00")))
                .undo()
                .orElseThrow();
        assertEquals(
                new Undo(
                        "update_change_request",
                        Map.of("number", "CHG0030001", "priority", "3", "planned_end_date", "2031-03-02T23:59+02:00")),
                undo);
        reply(new Values(undo.values()));
        assertEquals(before.fields().values(), only().fields().values());
    }

    @Test
    void cannot_be_taken_back_where_there_was_no_value() {
        create();
        assertTrue(((Reply.Answer) reply(FIRST.with("description", "After the July patch")))
                .undo()
                .isEmpty());
    }

    @Test
    void says_only_the_beginning_of_a_long_text_back() {
        create();
        assertEquals(
                "CHG0030001 is updated: description is \"" + "ab".repeat(40) + "…\".",
                reply(FIRST.with("description", "ab".repeat(2000))).text());
    }

    @Test
    void says_in_the_users_zone_what_was_taken_back() {
        create();
        var undo = ((Reply.Answer) reply(FIRST.with("planned_start_date", "2031-03-05T08:00+02:00")))
                .undo()
                .orElseThrow();
        assertEquals(
                "CHG0030001 is updated: planned start is 1 March 2031 22:00, planned end is 2 March 2031.",
                reply(new Values(undo.values())).text());
    }

    @Test
    void takes_a_start_back_although_it_made_the_window_short() {
        var before = create();
        var undo = ((Reply.Answer) reply(FIRST.with("planned_start_date", "2031-03-02T23:00+02:00")))
                .undo()
                .orElseThrow();
        reply(new Values(undo.values()));
        assertEquals(before.fields().values(), only().fields().values());
    }

    @Test
    void knows_when_the_change_is_planned() {
        create();
        assertEquals(
                Map.of(
                        "planned_start_date", "2031-03-01T22:00+02:00",
                        "planned_end_date", "2031-03-02T23:59+02:00"),
                intent(changes).current(Turns.of(FIRST)).canonical());
    }

    @Test
    void knows_no_times_of_what_it_cannot_find_or_is_not_planned() {
        assertEquals(Values.NONE, intent(changes).current(Turns.of(Values.NONE)));
        assertEquals(Values.NONE, intent(changes).current(Turns.of(FIRST)));
        changes.create(Turns.ANNA, "one", ChangeFields.NONE.with(Field.SHORT_DESCRIPTION, "Restart payments"));
        assertEquals(Values.NONE, intent(changes).current(Turns.of(FIRST)));
    }

    /** The window is 25:59 hours long, from 1 March 22:00 on. */
    @ParameterizedTest
    @CsvSource({
        "2031-03-02T23:59+02:00, 2031-03-03T23:58:00Z", // its own end
        "2031-03-10T22:00+02:00, 2031-03-11T21:59:00Z",
        "2031-02-28T20:00+02:00, 2031-03-01T19:59:00Z", // 26 hours earlier
        "2031-02-28T20:01+02:00, 2031-03-02T21:59:00Z", // just as far as it is long
        "2031-03-02T23:58+02:00, 2031-03-02T21:59:00Z", // just before its end
        "2031-03-01T22:00+02:00, 2031-03-02T21:59:00Z" // where it is
    })
    void moves_the_end_along_where_the_window_moves_elsewhere(String start, String end) {
        create();
        reply(FIRST.with("planned_start_date", start));
        assertEquals(Optional.of(Instant.parse(end)), only().fields().get(Field.PLANNED_END));
    }

    @Test
    void says_that_the_end_moved_along() {
        create();
        assertEquals(
                "CHG0030001 is updated: planned start is 4 March 2031 22:00, planned end is 5 March 2031.",
                reply(FIRST.with("planned_start_date", "2031-03-04T22:00+02:00"))
                        .text());
    }

    @Test
    void asks_for_another_end_if_a_change_without_a_start_gets_one_behind_it() {
        changes.create(
                Turns.ANNA,
                "one",
                ChangeFields.NONE
                        .with(Field.SHORT_DESCRIPTION, "Restart payments")
                        .with(Field.PLANNED_END, Instant.parse("2031-03-02T21:59:00Z")));
        var before = changes.content();
        var reply = (Reply.Ask) reply(FIRST.with("planned_start_date", "2031-03-04T00:00+02:00"));
        assertEquals("planned_end_date", reply.slot());
        assertEquals(
                "It would start on 4 March 2031 and end on 2 March 2031. When should it be finished?", reply.text());
        assertEquals(before, changes.content());
    }

    @Test
    void moves_start_and_end_together() {
        create();
        reply(FIRST.with("planned_start_date", "2031-03-04T00:00+02:00")
                .with("planned_end_date", "2031-03-04T23:59+02:00"));
        assertEquals(
                Instant.parse("2031-03-03T22:00:00Z"),
                only().fields().get(Field.PLANNED_START).orElseThrow());
    }

    @Test
    void asks_again_for_a_number_that_it_cannot_find() {
        create();
        var reply = (Reply.Ask)
                intent(changes).handle(Turns.of(Turns.BILL, UUID.randomUUID(), FIRST.with("priority", "1")));
        assertEquals("number", reply.slot());
        assertEquals("I can't find CHG0030001 among your changes. Which one should I update?", reply.text());
    }

    @Test
    void passes_the_refusal_of_a_cancelled_change_on() {
        create();
        changes.cancel(Turns.ANNA, "CHG0030001", "No longer needed.");
        assertThrows(Rejected.class, () -> reply(FIRST.with("priority", "1")));
    }

    @Test
    void tells_what_the_change_system_ignored() {
        create();
        var port = seen(change -> new Change(
                change.sysId(),
                change.number(),
                change.state(),
                change.fields(),
                change.requestedBy(),
                change.url(),
                change.createdAt(),
                change.updatedAt(),
                List.of("priority")));
        assertEquals(
                "CHG0030001 is updated: priority is 1 Critical. The change system did not take over: priority.",
                intent(port).handle(Turns.of(FIRST.with("priority", "1"))).text());
    }

    /** The changes, each seen as another one. */
    private ChangeManagement seen(UnaryOperator<Change> as) {
        return (ChangeManagement) Proxy.newProxyInstance(
                ChangeManagement.class.getClassLoader(),
                new Class<?>[] {ChangeManagement.class},
                (proxy, method, arguments) -> {
                    var result = method.invoke(changes, arguments);
                    return result instanceof Change change ? as.apply(change) : result;
                });
    }

    @Test
    void speaks_german() throws Exception {
        Localized.assertWhole(intent(changes), Locale.GERMAN);
        var reply = intent(changes)
                .handle(Localized.in(Locale.GERMAN, Turns.of(complete().with("short_description", "Neustart"))));
        assertEquals("CHG0030001 ist geändert, Titel: „Neustart“, Priorität: 1 Kritisch.", reply.text());
    }
}
