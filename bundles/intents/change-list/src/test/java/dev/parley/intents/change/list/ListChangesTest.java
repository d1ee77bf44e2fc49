/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.change.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.ChangeManagement;
import dev.parley.api.change.ChangeQuery;
import dev.parley.api.change.ChangeState;
import dev.parley.api.change.Field;
import dev.parley.api.intent.Intent;
import dev.parley.api.intent.Option;
import dev.parley.api.intent.QuickReply;
import dev.parley.api.intent.SlotType;
import dev.parley.api.intent.Values;
import dev.parley.api.user.User;
import dev.parley.testkit.intent.IntentContract;
import dev.parley.testkit.intent.Localized;
import dev.parley.testkit.intent.Turns;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ListChangesTest extends IntentContract {

    private int limit = 10;

    @Override
    protected Intent intent(ChangeManagement port) {
        return new ListChanges(port, config());
    }

    @Override
    protected Values complete() {
        create(Turns.ANNA, "Restart payments");
        return Values.NONE;
    }

    private ListChanges.Config config() {
        return new ListChanges.Config() {
            @Override
            public int limit() {
                return limit;
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return ListChanges.Config.class;
            }
        };
    }

    private void create(User user, String summary) {
        changes.create(user, UUID.randomUUID().toString(), ChangeFields.NONE.with(Field.SHORT_DESCRIPTION, summary));
    }

    private String listed(Values values) {
        return intent(changes).handle(Turns.of(values)).text();
    }

    private static Values in(String state) {
        return Values.NONE.with("state", state);
    }

    @Test
    void lists_the_newest_first() {
        create(Turns.ANNA, "Restart payments");
        create(Turns.ANNA, "Rebuild index");
        assertEquals("""
                Your changes:
                CHG0030002 "Rebuild index": New
                CHG0030001 "Restart payments": New""", listed(Values.NONE));
    }

    @Test
    void lists_no_more_than_its_setting_says() {
        limit = 2;
        List.of("One", "Two", "Three").forEach(summary -> create(Turns.ANNA, summary));
        assertEquals("""
                The latest 2 of your changes:
                CHG0030003 "Three": New
                CHG0030002 "Two": New""", listed(Values.NONE));
    }

    @Test
    void makes_the_best_of_a_senseless_setting() {
        List.of("One", "Two").forEach(summary -> create(Turns.ANNA, summary));
        limit = 0;
        assertEquals("The latest 1 of your changes:\nCHG0030002 \"Two\": New", listed(Values.NONE));
        limit = Integer.MAX_VALUE;
        assertEquals(3, listed(Values.NONE).lines().count());
    }

    @Test
    void lists_nothing_of_others() {
        create(Turns.BILL, "Restart payments");
        assertEquals("You have no changes yet. Shall we make one?", listed(Values.NONE));
    }

    @Test
    void lists_those_in_one_state() {
        create(Turns.ANNA, "Restart payments");
        create(Turns.ANNA, "Rebuild index");
        changes.move(Turns.ANNA, "CHG0030001", ChangeState.ASSESS);
        assertEquals("Your Assess changes:\nCHG0030001 \"Restart payments\": Assess", listed(in("assess")));
        assertEquals("Your New changes:\nCHG0030002 \"Rebuild index\": New", listed(in("new")));
    }

    @Test
    void calls_open_what_is_neither_closed_nor_cancelled() {
        create(Turns.ANNA, "Restart payments");
        create(Turns.ANNA, "Rebuild index");
        create(Turns.ANNA, "Swap switch");
        changes.move(Turns.ANNA, "CHG0030002", ChangeState.ASSESS);
        changes.cancel(Turns.ANNA, "CHG0030003", "No longer needed.");
        assertEquals("""
                Your open changes:
                CHG0030002 "Rebuild index": Assess
                CHG0030001 "Restart payments": New""", listed(in("open")));
    }

    @Test
    void knows_every_state_that_it_offers() {
        var states = (SlotType.Choice)
                intent(changes).spec().slot("state").orElseThrow().type();
        create(Turns.ANNA, "Restart payments");
        changes.move(Turns.ANNA, "CHG0030001", ChangeState.ASSESS);
        for (Option option : states.options()) {
            boolean isIn = List.of("open", "assess").contains(option.value());
            assertEquals(isIn, listed(in(option.value())).contains("CHG0030001"), option.value());
        }
    }

    @Test
    void says_that_there_is_none_in_a_state_and_shows_a_way_on() {
        create(Turns.ANNA, "Restart payments");
        var reply = intent(changes).handle(Turns.of(in("scheduled")));
        assertEquals("None of your changes is Scheduled just now.", reply.text());
        assertEquals(
                List.of(
                        new QuickReply("All my changes", "list my changes"),
                        new QuickReply("Create one", "create a change request")),
                reply.quickReplies());
    }

    @Test
    void offers_the_status_of_the_first_three() {
        List.of("One", "Two", "Three", "Four").forEach(summary -> create(Turns.ANNA, summary));
        var quick = intent(changes).handle(Turns.of(Values.NONE)).quickReplies();
        assertEquals(3, quick.size());
        assertEquals(new QuickReply("CHG0030004", "status of CHG0030004"), quick.get(0));
    }

    @Test
    void never_asks_for_the_state() {
        assertFalse(intent(changes).spec().slot("state").orElseThrow().isAsked(Values.NONE));
    }

    /** What is asked of the change system, which finds all there is. */
    private ChangeQuery asked(Values values, String expected) {
        var queries = new ArrayList<ChangeQuery>();
        var port = (ChangeManagement) Proxy.newProxyInstance(
                ChangeManagement.class.getClassLoader(),
                new Class<?>[] {ChangeManagement.class},
                (proxy, method, arguments) -> {
                    queries.add((ChangeQuery) arguments[1]);
                    return changes.search((User) arguments[0], ChangeQuery.newest(limit));
                });
        assertEquals(expected, intent(port).handle(Turns.of(values)).text());
        return queries.get(0);
    }

    @Test
    void asks_for_ones_own_changes_alone() {
        create(Turns.ANNA, "Restart payments");
        var query = asked(in("new"), "Your New changes:\nCHG0030001 \"Restart payments\": New");
        assertEquals(ChangeQuery.newest(limit).onlyMine().inStates(Set.of("-5")), query);
    }

    @Test
    void asks_for_everybodys_changes_of_a_configuration_item() {
        create(Turns.ANNA, "Restart payments");
        var values = Values.NONE.with("cmdb_ci", "payments-db");
        var query = asked(values, "Changes of payments-db:\nCHG0030001 \"Restart payments\": New");
        assertEquals(ChangeQuery.newest(limit).ofItem("payments-db"), query);
        limit = 1;
        create(Turns.ANNA, "Rebuild index");
        asked(
                values.with("state", "open"),
                "The latest 1 of open changes of payments-db:\nCHG0030002 \"Rebuild index\": New");
    }

    @Test
    void says_that_there_is_none_of_a_configuration_item() {
        asked(Values.NONE.with("cmdb_ci", "payments-db"), "I know no such change of payments-db.");
    }

    @Test
    void speaks_german() throws Exception {
        Localized.assertWhole(intent(changes), Locale.GERMAN);
        var reply = intent(changes).handle(Localized.in(Locale.GERMAN, Turns.of(complete())));
        assertEquals("Deine Changes:\nCHG0030001 „Restart payments“: Neu", reply.text());
    }

    @Test
    void names_the_state_in_german() {
        create(Turns.ANNA, "Restart payments");
        var turn = Localized.in(Locale.GERMAN, Turns.of(in("scheduled")));
        assertEquals(
                "Keiner deiner Changes ist gerade im Status Geplant.",
                intent(changes).handle(turn).text());
    }
}
