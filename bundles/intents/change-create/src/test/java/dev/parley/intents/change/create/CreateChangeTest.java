/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.change.create;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.ChangeManagement;
import dev.parley.api.change.ChangePlanning.Clash;
import dev.parley.api.change.ChangePlanning.Window;
import dev.parley.api.change.ChangeState;
import dev.parley.api.change.Field;
import dev.parley.api.code.CodeHost;
import dev.parley.api.connector.ConnectorException;
import dev.parley.api.connector.Rejected;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.intent.Intent;
import dev.parley.api.intent.QuickReply;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.Turn;
import dev.parley.api.intent.Undo;
import dev.parley.api.intent.Values;
import dev.parley.api.issue.IssueTracker;
import dev.parley.api.user.User;
import dev.parley.testkit.code.MemoryCode;
import dev.parley.testkit.intent.IntentContract;
import dev.parley.testkit.intent.Localized;
import dev.parley.testkit.intent.Turns;
import dev.parley.testkit.issue.MemoryIssues;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CreateChangeTest extends IntentContract {

    private static final Values RESTART = Values.NONE
            .with("short_description", "Restart payments")
            .with("description", "After the July patch")
            .with("priority", "2")
            .with("planned_start_date", "2031-03-01T00:00+02:00")
            .with("planned_end_date", "2031-03-02T23:59+02:00");

    private static final Values AT_NIGHT = RESTART.with("planned_start_date", "2030-11-23T22:30+02:00")
            .with("planned_end_date", "2030-11-23T23:30+02:00");
    private static final Values PAYMENTS_DB = AT_NIGHT.with("cmdb_ci", "payments-db");
    private static final Clash REBUILD = new Clash(
            "CHG0029871",
            "index rebuild",
            new Window(Instant.parse("2030-11-23T19:30:00Z"), Instant.parse("2030-11-23T21:30:00Z")));
    private static final Unavailable AWAY = new Unavailable("GitHub", Duration.ofSeconds(1), null);

    private final Plan plan = new Plan();
    private final MemoryIssues jira = new MemoryIssues(Turns.CLOCK);
    private final MemoryCode github = new MemoryCode();
    private List<IssueTracker> issues = List.of();
    private List<CodeHost> hosts = List.of();

    /** What the last change was to be created with. */
    private ChangeFields given = ChangeFields.NONE;

    @Override
    protected Intent intent(ChangeManagement port) {
        return intent(port, false);
    }

    private CreateChange intent(ChangeManagement port, boolean complete) {
        var intent = new CreateChange(port, plan, new CreateChange.Config() {
            @Override
            public boolean complete() {
                return complete;
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return CreateChange.Config.class;
            }
        });
        intent.issues = issues;
        intent.hosts = hosts;
        return intent;
    }

    @Override
    protected Values complete() {
        return RESTART;
    }

    @Test
    void finds_what_an_earlier_try_has_made_and_takes_over_what_was_corrected_since() {
        var draft = UUID.randomUUID();
        var intent = intent(changes);
        var first = (Reply.Answer) intent.handle(Turns.of(Turns.ANNA, draft, RESTART));

        var same = (Reply.Answer) intent.handle(Turns.of(Turns.ANNA, draft, 2, RESTART));
        assertEquals(first.change(), same.change());
        var corrected = (Reply.Answer) intent.handle(Turns.of(Turns.ANNA, draft, 3, RESTART.with("priority", "1")));

        var change = corrected.change().orElseThrow();
        assertEquals(first.change().orElseThrow().number(), change.number());
        assertEquals(Optional.of("1"), change.fields().get(Field.PRIORITY));
    }

    @Test
    void takes_no_choice_for_a_reason() {
        var slot = Slots.OVERLAP_REASON;
        for (var word : List.of("the second one", "keep it", "2", "Yes", "ok")) {
            assertTrue(slot.checks().get(0).problem(word, Values.NONE).isPresent(), word);
        }
        assertTrue(slot.checks()
                .get(0)
                .problem("The vendor is there.", Values.NONE)
                .isEmpty());
    }

    private Reply.Answer created(Values values) {
        return (Reply.Answer) intent(changes).handle(Turns.of(values));
    }

    /** Takes every field there is, and gives each change this address, and these fields as ignored. */
    private ChangeManagement lenient(Optional<URI> url, String... ignored) {
        return (ChangeManagement) Proxy.newProxyInstance(
                ChangeManagement.class.getClassLoader(),
                new Class<?>[] {ChangeManagement.class},
                (proxy, method, arguments) -> {
                    given = (ChangeFields) arguments[2];
                    var known = new ChangeFields(Map.of("short_description", "Restart payments"));
                    var change = changes.create((User) arguments[0], (String) arguments[1], known);
                    return new Change(
                            change.sysId(),
                            change.number(),
                            change.state(),
                            given,
                            change.requestedBy(),
                            url,
                            change.createdAt(),
                            change.updatedAt(),
                            List.of(ignored));
                });
    }

    private Reply reply(Values values) {
        return intent(lenient(Optional.empty()), false).handle(Turns.of(values));
    }

    private Optional<String> given(Field<String> field) {
        return given.get(field);
    }

    private Change only() {
        return changes.content().keySet().iterator().next();
    }

    @Test
    void asks_for_the_five_values_in_order_and_never_for_the_type() {
        assertEquals(
                List.of("short_description", "description", "priority", "planned_start_date", "planned_end_date"),
                intent(changes).spec().slots().stream()
                        .filter(slot -> slot.isAsked(Values.NONE))
                        .map(Slot::name)
                        .toList());
    }

    @Test
    void creates_a_normal_change_as_it_was_said() {
        var reply = created(RESTART);
        assertEquals(
                Map.of(
                        "type", "normal",
                        "short_description", "Restart payments",
                        "description", "After the July patch",
                        "priority", "2",
                        "planned_start_date", "2031-02-28T22:00:00Z",
                        "planned_end_date", "2031-03-02T21:59:00Z"),
                only().fields().values());
        assertEquals(ChangeState.NEW, only().state());
        assertEquals("anna", only().requestedBy());
        assertEquals(
                "CHG0030001 is created, in state New. Anything to change? You can say \"undo\" for now.", reply.text());
        assertEquals(only(), reply.change().orElseThrow());
    }

    @Test
    void creates_a_change_of_the_type_that_was_said() {
        created(RESTART.with("type", "emergency"));
        assertEquals("emergency", only().fields().get(Field.TYPE).orElseThrow());
    }

    @Test
    void keeps_the_moment_whatever_the_offset() {
        created(RESTART.with("planned_start_date", "2031-03-01T10:30-05:00"));
        assertEquals(
                Instant.parse("2031-03-01T15:30:00Z"),
                only().fields().get(Field.PLANNED_START).orElseThrow());
    }

    @Test
    void offers_to_take_it_back_by_cancelling() {
        var reply = created(RESTART);
        assertEquals(List.of(new QuickReply("Undo", "undo")), reply.quickReplies());
        assertEquals(
                new Undo(
                        "cancel_change_request",
                        Map.of("number", "CHG0030001", "reason", "Taken back right after it was created.")),
                reply.undo().orElseThrow());
    }

    @Test
    void asks_for_all_that_approvers_want_to_know_where_that_is_set() {
        assertEquals(
                List.of(
                        "type",
                        "short_description",
                        "description",
                        "priority",
                        "planned_start_date",
                        "planned_end_date",
                        "cmdb_ci",
                        "assignment_group",
                        "justification",
                        "implementation_plan",
                        "test_plan",
                        "backout_plan",
                        "risk",
                        "impact"),
                intent(changes, true).spec().slots().stream()
                        .filter(slot -> slot.isAsked(Values.NONE))
                        .map(Slot::name)
                        .toList());
    }

    @Test
    void creates_with_all_that_was_told() {
        var told = Map.of(
                "cmdb_ci", "payments-db",
                "assignment_group", "Payments DBAs",
                "justification", "It leaks.",
                "implementation_plan", "Restart it.",
                "test_plan", "Look.",
                "backout_plan", "None.",
                "risk", "3",
                "impact", "2");
        var values = RESTART;
        for (var entry : told.entrySet()) {
            values = values.with(entry.getKey(), entry.getValue());
        }
        reply(values);
        var kept = new HashMap<>(given.values());
        kept.keySet().retainAll(told.keySet());
        assertEquals(told, kept);
    }

    @Test
    void drafts_the_group_from_the_item_and_leaves_it_to_ask_where_there_is_none() {
        var spec = intent(changes).spec();
        assertEquals(List.of("jira_issue_key", "pull_request", "cmdb_ci", "planned_end_date"), spec.draftedFrom());
        assertEquals(Map.of("assignment_group", "Payments DBAs"), drafted("cmdb_ci", "payments-db"));
        assertEquals(Map.of(), drafted("cmdb_ci", "orphan-db"));
    }

    @Test
    void a_sentence_that_says_all_but_a_description_is_one() {
        var values = Values.NONE
                .with("short_description", "Restart payments")
                .with("priority", "2")
                .with("planned_start_date", "2030-06-02T22:00+03:00")
                .with("planned_end_date", "2030-06-02T23:00+03:00");
        var sentence = "restart payments tomorrow from 22:00 to 23:00 with high priority";
        assertEquals(
                sentence,
                intent(changes).draft(said(values, sentence)).canonical().get("description"));
        assertEquals(
                Map.of(),
                intent(changes).draft(said(values, "tomorrow at 23:00")).canonical());
        assertEquals(
                Map.of(),
                intent(changes)
                        .draft(said(values.with("description", "As agreed."), sentence))
                        .canonical());
    }

    private static Turn said(Values values, String text) {
        var turn = Turns.of(values);
        return new Turn(
                turn.conversation(),
                turn.draft(),
                turn.attempt(),
                turn.user(),
                text,
                values,
                turn.now(),
                turn.zone(),
                turn.locale());
    }

    private Map<String, String> drafted(String slot, String value) {
        return intent(changes).draft(Turns.of(Values.NONE.with(slot, value))).canonical();
    }

    private void connect() {
        issues = List.of(jira);
        hosts = List.of(github);
        jira.open("Payments time out", "Since Monday.");
        github.put(Samples.pullRequest(
                "Retry payments", "Three times.", List.of("src/Pay.java"), Samples.PASSED, List.of()));
    }

    @Test
    void drafts_from_an_issue_and_from_a_pull_request() {
        connect();
        assertEquals("Payments time out", drafted("jira_issue_key", "PAY-1").get("short_description"));
        assertEquals("3", drafted("jira_issue_key", "PAY-1").get("priority"));
        assertEquals("Retry payments", drafted("pull_request", "acme/pay#41").get("short_description"));
        assertEquals("4", drafted("pull_request", "acme/pay#41").get("risk"));
    }

    @Test
    void drafts_what_the_issue_says_beyond_the_pull_request() {
        connect();
        var drafted = intent(changes)
                .draft(Turns.of(Values.NONE.with("jira_issue_key", "PAY-1").with("pull_request", "acme/pay#41")))
                .canonical();
        assertEquals("Retry payments", drafted.get("short_description"));
        assertEquals("3", drafted.get("priority"));
    }

    @Test
    void drafts_nothing_where_it_is_not_connected_and_writes_nothing() {
        assertEquals(Map.of(), drafted("jira_issue_key", "PAY-1"));
        assertEquals(Map.of(), drafted("pull_request", "acme/pay#41"));
        connect();
        drafted("jira_issue_key", "PAY-1");
        assertEquals(0, changes.calls());
    }

    @Test
    void refuses_to_draft_from_what_is_not_there() {
        connect();
        assertEquals("Jira knows no PAY-999, so I leave it out.", refused("jira_issue_key", "PAY-999"));
        assertEquals("GitHub knows no acme/pay#999, so I leave it out.", refused("pull_request", "acme/pay#999"));
        assertEquals("I know no configuration item \"nonsense\", so I leave it out.", refused("cmdb_ci", "nonsense"));
    }

    private String refused(String slot, String value) {
        return assertThrows(Rejected.class, () -> drafted(slot, value)).getMessage();
    }

    @Test
    void lets_the_failure_of_a_source_pass_while_drafting() {
        connect();
        github.fail(() -> AWAY);
        assertSame(AWAY, assertThrows(Unavailable.class, () -> drafted("pull_request", "acme/pay#41")));
    }

    @Test
    void drafts_from_the_other_sources_if_one_fails() {
        connect();
        github.fail(() -> AWAY);
        var both = Values.NONE.with("jira_issue_key", "PAY-1").with("pull_request", "acme/pay#41");
        assertEquals(
                "Payments time out",
                intent(changes).draft(Turns.of(both)).canonical().get("short_description"));
        var item = Values.NONE.with("pull_request", "acme/pay#41").with("cmdb_ci", "payments-db");
        assertEquals(
                Map.of("assignment_group", "Payments DBAs"),
                intent(changes).draft(Turns.of(item)).canonical());
        jira.fail(() -> new Unavailable("Jira", Duration.ofSeconds(1), null));
        assertThrows(Unavailable.class, () -> intent(changes).draft(Turns.of(both)));
    }

    @Test
    void links_both_ways() {
        connect();
        var page = URI.create("https://acme.service-now.com/change.do");
        var reply = intent(lenient(Optional.of(page)), false)
                .handle(Turns.of(RESTART.with("jira_issue_key", "PAY-1").with("pull_request", "acme/pay#41")));
        assertEquals(Optional.of("PAY-1"), given(Field.JIRA_ISSUE_KEY));
        assertEquals(Optional.of("acme/pay"), given(Field.GITHUB_REPO));
        assertEquals(Optional.of(41), given.get(Field.GITHUB_PR_NUMBER));
        assertEquals(
                List.of("Change request CHG0030001 \"Restart payments\" is made for this pull request.\n" + page),
                github.comments("acme/pay", 41));
        var link = jira.links("PAY-1").get(0);
        assertEquals("parley:" + only().sysId(), link.globalId());
        assertEquals("CHG0030001 Restart payments", link.title());
        assertEquals(
                "CHG0030001 is created, in state New. Anything to change? You can say \"undo\" for now.", reply.text());
        assertEquals(List.of(new QuickReply("Undo", "undo")), reply.quickReplies());
    }

    @Test
    void offers_to_link_what_is_connected_and_not_linked_yet() {
        connect();
        assertEquals(
                List.of(
                        new QuickReply("Add a Jira issue", "add a Jira issue to CHG0030001"),
                        new QuickReply("Add a pull request", "add a pull request to CHG0030001"),
                        new QuickReply("Undo", "undo")),
                created(RESTART).quickReplies());
    }

    @Test
    void creates_without_a_link_to_what_is_not_there() {
        connect();
        assertEquals(
                "CHG0030001 is created, in state New. Jira knows no GONE-8, so it isn't linked."
                        + " Anything to change? You can say \"undo\" for now.",
                created(RESTART.with("jira_issue_key", "GONE-8")).text());
        assertEquals(Optional.empty(), only().fields().get(Field.JIRA_ISSUE_KEY));
    }

    @Test
    void links_what_it_cannot_check_and_says_so() {
        connect();
        github.fail(() -> AWAY);
        assertEquals(
                "CHG0030001 is created, in state New."
                        + " Evidence incomplete: GitHub isn't answering, so I could not check acme/pay#41."
                        + " Anything to change? You can say \"undo\" for now.",
                created(RESTART.with("pull_request", "acme/pay#41")).text());
        assertEquals(Optional.of("acme/pay"), only().fields().get(Field.GITHUB_REPO));
    }

    @Test
    void links_without_a_connection_and_says_so() {
        assertEquals(
                "CHG0030001 is created, in state New. Jira isn't connected here, so I could not check PAY-1."
                        + " Anything to change? You can say \"undo\" for now.",
                created(RESTART.with("jira_issue_key", "PAY-1")).text());
        assertEquals(Optional.of("PAY-1"), only().fields().get(Field.JIRA_ISSUE_KEY));
    }

    @Test
    void tells_where_a_change_is_not_shown() {
        var change = changes.create(Turns.ANNA, "one", ChangeFields.NONE.with(Field.SHORT_DESCRIPTION, "Restart"));
        assertEquals(
                "GitHub isn't answering, so acme/pay#41 does not show the change. Link it again later.",
                shown(AWAY, change));
        assertEquals(
                "acme/pay#41 does not show the change: It is locked.", shown(new Rejected("It is locked."), change));
    }

    private static String shown(ConnectorException failure, Change change) {
        return Link.of(
                        Locale.ENGLISH,
                        "GitHub",
                        "acme/pay#41",
                        ChangeFields.NONE,
                        Optional.of(failure),
                        there -> true,
                        (there, c) -> {
                            throw there;
                        })
                .shown(change);
    }

    @Test
    void tells_what_the_change_system_ignored() {
        assertEquals(
                "CHG0030001 is created, in state New. The change system did not take over: risk, impact."
                        + " Anything to change? You can say \"undo\" for now.",
                intent(lenient(Optional.empty(), "risk", "impact"), false)
                        .handle(Turns.of(RESTART))
                        .text());
    }

    @Test
    void creates_where_nothing_else_is_planned() {
        plan.clashes.add(REBUILD);
        assertTrue(
                reply(PAYMENTS_DB
                                .with("planned_start_date", "2030-11-23T23:30+02:00")
                                .with("planned_end_date", "2030-11-23T23:45+02:00"))
                        instanceof Reply.Answer);
        assertTrue(reply(AT_NIGHT) instanceof Reply.Answer);
    }

    @Test
    void names_a_clash_and_offers_the_next_free_windows() {
        plan.clashes.add(REBUILD);
        for (String from : List.of(
                "2030-11-23T19:00:00Z",
                "2030-11-23T21:44:30Z",
                "2030-11-24T00:00:00Z",
                "2030-11-24T20:00:00Z",
                "2030-11-25T20:00:00Z")) {
            plan.free.add(new Window(Instant.parse(from), Instant.parse("2030-12-01T00:00:00Z")));
        }
        var reply = (Reply.Ask) reply(PAYMENTS_DB);
        assertEquals("overlap_reason", reply.slot());
        assertEquals(
                "payments-db is also in CHG0029871 (index rebuild), 23 November 2030 21:30–23:30."
                        + " Free windows of an hour: Sat 23 Nov 23:45, Sun 24 Nov 02:00, Sun 24 Nov 22:00."
                        + " Choose one, or say why it has to be then.",
                reply.text());
        assertEquals(
                List.of(
                        new QuickReply("Sat 23 Nov 23:45", "start 2030-11-23 23:45 to 2030-11-24 00:45"),
                        new QuickReply("Sun 24 Nov 02:00", "start 2030-11-24 02:00 to 2030-11-24 03:00"),
                        new QuickReply("Sun 24 Nov 22:00", "start 2030-11-24 22:00 to 2030-11-24 23:00")),
                reply.quickReplies());
        assertEquals(0, changes.calls());
    }

    @Test
    void asks_for_another_start_where_it_knows_no_free_window() {
        plan.failureOfFree = Optional.of(() -> AWAY);
        plan.clashes.add(new Clash("", "Blackout", new Window(Instant.EPOCH, Instant.parse("2031-01-01T00:00:00Z"))));
        var text = reply(PAYMENTS_DB).text();
        assertEquals(
                "payments-db is also in another plan (Blackout), 1 January 1970 02:00–1 January 2031 02:00."
                        + " Name another start, or say why it has to be then.",
                text);
    }

    @Test
    void names_three_clashes_and_counts_the_rest() {
        for (int i = 1; i <= 5; i++) {
            plan.clashes.add(new Clash("CHG000000" + i, "work", REBUILD.window()));
        }
        var text = reply(PAYMENTS_DB).text();
        assertTrue(text.contains("CHG0000003 (work), 23 November 2030 21:30–23:30; and 2 more. "), text);
        assertFalse(text.contains("CHG0000004"), text);
    }

    @Test
    void says_how_long_the_free_windows_are() {
        plan.clashes.add(REBUILD);
        plan.free.add(new Window(Instant.parse("2030-11-24T00:00:00Z"), Instant.parse("2030-12-01T00:00:00Z")));
        assertTrue(reply(PAYMENTS_DB.with("planned_end_date", "2030-11-24T00:30+02:00"))
                .text()
                .contains("Free windows of 2 hours: "));
        assertTrue(reply(PAYMENTS_DB.with("planned_end_date", "2030-11-24T00:00+02:00"))
                .text()
                .contains("Free windows of 90 minutes: "));
    }

    @Test
    void creates_in_spite_of_a_clash_for_a_reason() {
        plan.clashes.add(REBUILD);
        reply(PAYMENTS_DB.with("overlap_reason", "The rebuild needs it."));
        assertEquals(Optional.of("Overlaps with CHG0029871: The rebuild needs it."), given(Field.JUSTIFICATION));
        reply(PAYMENTS_DB.with("overlap_reason", "The rebuild needs it.").with("justification", "It leaks."));
        assertEquals(
                Optional.of("It leaks.\n\nOverlaps with CHG0029871: The rebuild needs it."),
                given(Field.JUSTIFICATION));
    }

    @Test
    void forgets_the_reason_for_an_overlap_that_is_none_any_more() {
        reply(PAYMENTS_DB.with("overlap_reason", "The rebuild needs it."));
        assertEquals(Optional.empty(), given(Field.JUSTIFICATION));
    }

    @Test
    void does_not_clash_with_what_it_created_itself_before_the_answer_was_lost() {
        plan.clashes.add(new Clash(
                "CHG0030001",
                "Restart payments",
                new Window(Instant.parse("2030-11-23T20:30:00Z"), Instant.parse("2030-11-23T21:30:00Z"))));
        assertTrue(reply(PAYMENTS_DB) instanceof Reply.Answer);
        assertTrue(reply(PAYMENTS_DB.with("short_description", "Rebuild")) instanceof Reply.Ask);
    }

    @Test
    void asks_again_for_an_item_that_there_is_not() {
        var reply = (Reply.Ask) reply(AT_NIGHT.with("cmdb_ci", "nonsense"));
        assertEquals("cmdb_ci", reply.slot());
        assertEquals("I know no configuration item \"nonsense\". What is it called?", reply.text());
    }

    @Test
    void creates_what_it_cannot_check_and_says_so() {
        plan.failure = Optional.of(() -> new Unavailable("ServiceNow", Duration.ofSeconds(1), null));
        assertEquals(
                "CHG0030001 is created, in state New."
                        + " ServiceNow isn't answering, so I could not check what else is planned for payments-db then."
                        + " Anything to change? You can say \"undo\" for now.",
                reply(PAYMENTS_DB).text());
        plan.failure = Optional.of(() -> new Rejected("You may not read items."));
        assertTrue(reply(PAYMENTS_DB)
                .text()
                .contains("I could not check what else is planned then: You may not read items."));
    }

    @Test
    void speaks_german() throws Exception {
        Localized.assertWhole(intent(changes), Locale.GERMAN);
        var reply = intent(changes).handle(Localized.in(Locale.GERMAN, Turns.of(complete())));
        assertEquals(
                "CHG0030001 ist angelegt, im Status Neu. Willst du noch etwas ändern?"
                        + " Mit „rückgängig“ nimmst du es zurück.",
                reply.text());
    }

    @Test
    void names_a_clash_in_german() {
        plan.clashes.add(REBUILD);
        plan.free.add(new Window(Instant.parse("2030-11-23T21:45:00Z"), Instant.parse("2030-11-23T22:45:00Z")));
        var reply = intent(changes).handle(Localized.in(Locale.GERMAN, Turns.of(PAYMENTS_DB)));
        assertTrue(
                reply.text()
                        .startsWith("payments-db ist dann auch in CHG0029871 (index rebuild),"
                                + " 23. November 2030 21:30–23:30. Frei für eine Stunde: Sa. 23. Nov. 23:45"),
                reply::text);
    }

    @Test
    void tells_in_german_what_the_change_system_ignored() {
        var turn = Localized.in(Locale.GERMAN, Turns.of(RESTART));
        var text = intent(lenient(Optional.empty(), "risk", "impact"), false)
                .handle(turn)
                .text();
        assertTrue(text.contains(" Das Change-System hat nicht übernommen: Risiko, Auswirkung. "), text);
    }
}
