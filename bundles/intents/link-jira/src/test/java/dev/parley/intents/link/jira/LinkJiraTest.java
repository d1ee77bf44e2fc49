/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.link.jira;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.ChangeManagement;
import dev.parley.api.change.ChangeState;
import dev.parley.api.change.Field;
import dev.parley.api.connector.Rejected;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.intent.Intent;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Undo;
import dev.parley.api.intent.Values;
import dev.parley.api.issue.IssueTracker.RemoteLink;
import dev.parley.testkit.intent.IntentContract;
import dev.parley.testkit.intent.Localized;
import dev.parley.testkit.intent.Turns;
import dev.parley.testkit.issue.MemoryIssues;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LinkJiraTest extends IntentContract {

    private static final Values FIRST = Values.NONE.with("number", "CHG0030001").with("jira_issue_key", "PAY-1");
    private static final URI PAGE = URI.create("https://acme.service-now.com/change.do?number=CHG0030001");

    private final MemoryIssues issues = new MemoryIssues(Turns.CLOCK);

    @Override
    protected Intent intent(ChangeManagement port) {
        var intent = new LinkJira(port);
        intent.issues = List.of(issues);
        return intent;
    }

    @Override
    protected Values complete() {
        create();
        issues.open("Payments time out", "Since Monday.");
        return FIRST;
    }

    private Change create() {
        return changes.create(Turns.ANNA, "one", ChangeFields.NONE.with(Field.SHORT_DESCRIPTION, "Restart payments"));
    }

    private Change only() {
        return changes.content().keySet().iterator().next();
    }

    private Optional<String> linked() {
        return only().fields().get(Field.JIRA_ISSUE_KEY);
    }

    private Reply reply(Values values) {
        return intent(changes).handle(Turns.of(values));
    }

    /** The changes, each seen as another one. */
    private ChangeManagement seen(UnaryOperator<Change> as) {
        return (ChangeManagement) Proxy.newProxyInstance(
                ChangeManagement.class.getClassLoader(),
                new Class<?>[] {ChangeManagement.class},
                (proxy, method, arguments) -> {
                    try {
                        var result = method.invoke(changes, arguments);
                        return result instanceof Change change ? as.apply(change) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static Change with(Change change, Optional<URI> url, List<String> ignored) {
        return new Change(
                change.sysId(),
                change.number(),
                change.state(),
                change.fields(),
                change.requestedBy(),
                url,
                change.createdAt(),
                change.updatedAt(),
                ignored);
    }

    @Test
    void notes_the_issue_and_tells_how_it_stands() {
        var reply = (Reply.Answer) reply(complete());
        assertEquals("CHG0030001 is linked to PAY-1 \"Payments time out\", which is To Do.", reply.text());
        assertEquals(Optional.of("PAY-1"), linked());
        var shown = new dev.parley.api.change.Evidence(
                "PAY-1", Optional.of("To Do"), Optional.of(URI.create("https://jira.example.com/browse/PAY-1")));
        assertEquals(only().with(shown), reply.change().orElseThrow());
        assertEquals(List.of(shown), reply.change().orElseThrow().evidence());
        assertEquals(
                List.of("Linked to Jira issue PAY-1 \"Payments time out\"."),
                changes.content().get(only()));
    }

    @Test
    void shows_the_change_at_the_issue_once() {
        complete();
        var intent = intent(seen(change -> with(change, Optional.of(PAGE), List.of())));
        assertEquals(
                "CHG0030001 is linked to PAY-1 \"Payments time out\", which is To Do. The issue shows the change now.",
                intent.handle(Turns.of(FIRST)).text());
        intent.handle(Turns.of(FIRST));
        assertEquals(
                List.of(new RemoteLink(
                        "parley:" + only().sysId(),
                        PAGE,
                        "CHG0030001 Restart payments",
                        Optional.of("New"),
                        Optional.of(false))),
                issues.links("PAY-1"));
    }

    @Test
    void shows_a_cancelled_change_as_done() {
        complete();
        var cancelled = changes.cancel(Turns.ANNA, "CHG0030001", "No longer needed.");
        var evidence = Evidence.of("PAY-1", Stream.of(issues), Locale.ENGLISH);
        evidence.shown(with(cancelled, Optional.of(PAGE), List.of()));
        assertEquals(Optional.of(true), issues.links("PAY-1").get(0).resolved());
        assertEquals(
                Optional.of(ChangeState.CANCELED.label()),
                issues.links("PAY-1").get(0).summary());
    }

    @Test
    void shows_no_address_that_leads_nowhere_from_there() {
        complete();
        var evidence = Evidence.of("PAY-1", Stream.of(issues), Locale.ENGLISH);
        assertEquals("", evidence.shown(with(only(), Optional.of(URI.create("/api/change-requests/1/")), List.of())));
        assertEquals(List.of(), issues.links("PAY-1"));
    }

    @Test
    void tells_that_the_issue_does_not_show_the_change() {
        complete();
        var change = with(only(), Optional.of(PAGE), List.of());
        var evidence = Evidence.of("PAY-1", Stream.of(issues), Locale.ENGLISH);
        issues.fail(() -> new Unavailable("Jira", Duration.ofSeconds(1), null));
        assertEquals(
                "Jira isn't answering, so the issue does not show the change. Link it again later.",
                evidence.shown(change));
        issues.fail(() -> new Rejected("You may not link issues of PAY."));
        assertEquals("The issue does not show the change: You may not link issues of PAY.", evidence.shown(change));
    }

    @Test
    void asks_again_for_a_number_that_it_cannot_find() {
        complete();
        var reply = (Reply.Ask) intent(changes).handle(Turns.of(Turns.BILL, UUID.randomUUID(), FIRST));
        assertEquals("number", reply.slot());
        assertEquals("I can't find CHG0030001 among your changes. Which one does the issue belong to?", reply.text());
    }

    @Test
    void asks_again_for_an_issue_that_jira_does_not_know_and_writes_nothing() {
        create();
        var before = changes.content();
        var reply = (Reply.Ask) reply(FIRST);
        assertEquals("jira_issue_key", reply.slot());
        assertEquals("Jira knows no PAY-1. Which issue is it?", reply.text());
        assertEquals(before, changes.content());
    }

    @Test
    void asks_again_for_an_issue_that_jira_does_not_show() {
        complete();
        issues.fail(() -> new Rejected("You may not see PAY-1."));
        assertEquals("You may not see PAY-1. Which issue is it?", reply(FIRST).text());
        assertEquals(Optional.empty(), linked());
    }

    @Test
    void links_what_it_cannot_check_and_says_so() {
        complete();
        issues.fail(() -> new Unavailable("Jira", Duration.ofSeconds(1), null));
        assertEquals(
                "CHG0030001 is linked to PAY-1."
                        + " Evidence incomplete: Jira isn't answering, so I could not check PAY-1.",
                reply(FIRST).text());
        assertEquals(Optional.of("PAY-1"), linked());
    }

    @Test
    void links_without_a_jira_and_says_so() {
        create();
        assertEquals(
                "CHG0030001 is linked to PAY-1. Jira isn't connected here, so I could not check PAY-1.",
                new LinkJira(changes).handle(Turns.of(FIRST)).text());
        assertEquals(Optional.of("PAY-1"), linked());
    }

    @Test
    void asks_the_jira_with_the_highest_ranking() {
        complete();
        var intent = new LinkJira(changes);
        intent.issues = List.of(new MemoryIssues(Turns.CLOCK), issues);
        assertTrue(intent.handle(Turns.of(FIRST)) instanceof Reply.Answer);
    }

    @Test
    void offers_to_link_the_former_issue_again() {
        complete();
        issues.open("Refunds hang", "");
        assertTrue(((Reply.Answer) reply(FIRST)).undo().isEmpty());
        var undo = ((Reply.Answer) reply(FIRST.with("jira_issue_key", "PAY-2")))
                .undo()
                .orElseThrow();
        assertEquals(new Undo("link_jira_issue", Map.of("number", "CHG0030001", "jira_issue_key", "PAY-1")), undo);
        reply(new Values(undo.values()));
        assertEquals(Optional.of("PAY-1"), linked());
    }

    @Test
    void tells_what_the_change_system_ignored() {
        complete();
        var intent = intent(seen(change -> with(change, Optional.empty(), List.of("Jira issue"))));
        assertEquals(
                "CHG0030001 is linked to PAY-1 \"Payments time out\", which is To Do."
                        + " The change system did not take over: Jira issue.",
                intent.handle(Turns.of(FIRST)).text());
    }

    @Test
    void passes_the_refusal_of_a_cancelled_change_on() {
        complete();
        changes.cancel(Turns.ANNA, "CHG0030001", "No longer needed.");
        assertThrows(Rejected.class, () -> reply(FIRST));
    }

    @Test
    void speaks_german() throws Exception {
        Localized.assertWhole(intent(changes), Locale.GERMAN);
        var reply = intent(changes).handle(Localized.in(Locale.GERMAN, Turns.of(complete())));
        assertEquals("CHG0030001 ist verknüpft mit PAY-1 „Payments time out“ (Status To Do).", reply.text());
    }
}
