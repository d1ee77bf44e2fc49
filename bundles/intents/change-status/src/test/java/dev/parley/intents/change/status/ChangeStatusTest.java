/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.change.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.ChangeManagement;
import dev.parley.api.change.ChangeState;
import dev.parley.api.change.Evidence;
import dev.parley.api.change.Field;
import dev.parley.api.code.CodeHost;
import dev.parley.api.code.PullRequest;
import dev.parley.api.connector.Rejected;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.intent.Intent;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Values;
import dev.parley.api.issue.IssueTracker;
import dev.parley.testkit.code.MemoryCode;
import dev.parley.testkit.intent.IntentContract;
import dev.parley.testkit.intent.Localized;
import dev.parley.testkit.intent.Turns;
import dev.parley.testkit.issue.MemoryIssues;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChangeStatusTest extends IntentContract {

    private static final ChangeFields RESTART =
            ChangeFields.NONE.with(Field.SHORT_DESCRIPTION, "Restart payments").with(Field.PRIORITY, "2");
    private static final Values FIRST = Values.NONE.with("number", "CHG0030001");

    private static final ChangeFields ISSUE = ChangeFields.NONE.with(Field.JIRA_ISSUE_KEY, "PAY-1");
    private static final ChangeFields PULL_REQUEST =
            ChangeFields.NONE.with(Field.GITHUB_REPO, "acme/pay").with(Field.GITHUB_PR_NUMBER, 41);

    @Override
    protected Intent intent(ChangeManagement port) {
        return new ChangeStatus(port);
    }

    @Override
    protected Values complete() {
        changes.create(Turns.ANNA, "one", RESTART);
        return FIRST;
    }

    private String told() {
        return intent(changes).handle(Turns.of(FIRST)).text();
    }

    @Test
    void tells_state_priority_and_window_in_the_users_zone() {
        changes.create(
                Turns.ANNA,
                "one",
                RESTART.with(Field.PLANNED_START, Instant.parse("2031-03-01T20:00:00Z"))
                        .with(Field.PLANNED_END, Instant.parse("2031-03-02T21:59:00Z")));
        changes.move(Turns.ANNA, "CHG0030001", ChangeState.ASSESS);
        assertEquals(
                "CHG0030001 \"Restart payments\" is in state Assess, priority 2 High."
                        + " It is planned from 1 March 2031 22:00 to 2 March 2031.",
                told());
    }

    @Test
    void tells_what_there_is() {
        changes.create(Turns.ANNA, "one", ChangeFields.NONE.with(Field.SHORT_DESCRIPTION, "Restart payments"));
        assertEquals("CHG0030001 \"Restart payments\" is in state New.", told());
    }

    @Test
    void tells_a_start_without_an_end() {
        changes.create(Turns.ANNA, "one", RESTART.with(Field.PLANNED_START, Instant.parse("2031-02-28T22:00:00Z")));
        assertEquals(
                "CHG0030001 \"Restart payments\" is in state New, priority 2 High. It is planned from 1 March 2031.",
                told());
    }

    @Test
    void hands_the_change_over() {
        var change = changes.create(Turns.ANNA, "one", RESTART);
        var reply = (Reply.Answer) intent(changes).handle(Turns.of(FIRST));
        assertEquals(change, reply.change().orElseThrow());
    }

    @Test
    void asks_again_for_a_number_that_it_cannot_find() {
        var reply = (Reply.Ask) intent(changes).handle(Turns.of(FIRST));
        assertEquals("number", reply.slot());
        assertEquals("I can't find CHG0030001 among your changes. Which number is it?", reply.text());
    }

    @Test
    void tells_nobody_about_the_change_of_another() {
        changes.create(Turns.ANNA, "one", RESTART);
        var reply = intent(changes).handle(Turns.of(Turns.BILL, UUID.randomUUID(), FIRST));
        assertEquals("I can't find CHG0030001 among your changes. Which number is it?", reply.text());
    }

    private String told(ChangeFields links, List<IssueTracker> issues, List<CodeHost> hosts) {
        changes.create(
                Turns.ANNA,
                "one",
                ChangeFields.NONE.with(Field.SHORT_DESCRIPTION, "Restart").with(links));
        var intent = new ChangeStatus(changes);
        intent.issues = issues;
        intent.hosts = hosts;
        var text = intent.handle(Turns.of(FIRST)).text();
        var state = "CHG0030001 \"Restart\" is in state New.";
        assertTrue(text.startsWith(state), text);
        return text.substring(state.length()).strip();
    }

    private static MemoryIssues jira() {
        var jira = new MemoryIssues(Turns.CLOCK);
        jira.open("Payments time out", "Since Monday.");
        return jira;
    }

    private static MemoryCode github() {
        var github = new MemoryCode();
        github.put(pullRequest(false, new PullRequest.Checks(3, List.of(), List.of()), List.of("ana", "ben")));
        return github;
    }

    private static PullRequest pullRequest(boolean draft, PullRequest.Checks checks, List<String> approvers) {
        return new PullRequest(
                "acme/pay",
                41,
                "Retry payments",
                "",
                "ben",
                PullRequest.State.OPEN,
                draft,
                Optional.empty(),
                "retry",
                "abc123",
                "main",
                approvers,
                draft ? List.of("cleo") : List.of(),
                checks,
                List.of(),
                URI.create("https://github.com/acme/pay/pull/41"),
                Turns.CLOCK.instant());
    }

    @Test
    void tells_how_what_is_linked_stands() {
        assertEquals(
                "PAY-1 \"Payments time out\" is To Do;"
                        + " pull request acme/pay#41 is open, checks passed, approved by ana and ben.",
                told(ISSUE.with(PULL_REQUEST), List.of(jira()), List.of(github())));
    }

    @Test
    void tells_of_a_pull_request_alone() {
        assertEquals(
                "Pull request acme/pay#41 is open, checks passed, approved by ana and ben.",
                told(PULL_REQUEST, List.of(jira()), List.of(github())));
    }

    @Test
    void tells_of_nothing_where_nothing_is_linked() {
        assertEquals("", told(ChangeFields.NONE, List.of(jira()), List.of(github())));
        assertEquals(
                "",
                told(
                        ChangeFields.NONE.with(Field.JIRA_ISSUE_KEY, "").with(Field.GITHUB_REPO, ""),
                        List.of(jira()),
                        List.of(github())));
    }

    @Test
    void tells_what_it_knows_and_that_the_rest_is_missing() {
        var away = github();
        away.fail(() -> new Unavailable("GitHub", Duration.ofSeconds(1), null));
        assertEquals(
                "PAY-1 \"Payments time out\" is To Do."
                        + " Evidence incomplete: GitHub isn't answering, so I can't tell how acme/pay#41 stands.",
                told(ISSUE.with(PULL_REQUEST), List.of(jira()), List.of(away)));
    }

    @Test
    void shows_at_the_change_how_what_is_linked_stands_as_far_as_it_is_known() {
        var away = github();
        away.fail(() -> new Unavailable("GitHub", Duration.ofSeconds(1), null));
        changes.create(Turns.ANNA, "one", RESTART.with(ISSUE).with(PULL_REQUEST));
        var intent = new ChangeStatus(changes);
        intent.issues = List.of(jira());
        intent.hosts = List.of(away);
        var shown = ((Reply.Answer) intent.handle(Turns.of(FIRST))).change().orElseThrow();
        assertEquals(
                List.of(
                        new Evidence(
                                "PAY-1",
                                Optional.of("To Do"),
                                Optional.of(URI.create("https://jira.example.com/browse/PAY-1"))),
                        new Evidence("acme/pay#41", Optional.empty(), Optional.empty())),
                shown.evidence());
    }

    @Test
    void tells_why_it_may_not_see_what_is_linked() {
        var closed = jira();
        closed.fail(() -> new Rejected("You may not see PAY-1."));
        assertEquals(
                "Evidence incomplete: I could not check PAY-1. You may not see PAY-1.",
                told(ISSUE, List.of(closed), List.of()));
    }

    @Test
    void tells_that_there_is_no_connection() {
        assertEquals(
                "Jira isn't connected here, so I can't tell how PAY-1 stands."
                        + " GitHub isn't connected here, so I can't tell how acme/pay#41 stands.",
                told(ISSUE.with(PULL_REQUEST), List.of(), List.of()));
    }

    @Test
    void tells_that_what_is_linked_is_not_there() {
        assertEquals(
                "Linked is PAY-1, but Jira knows no such thing.",
                told(ISSUE, List.of(new MemoryIssues(Turns.CLOCK)), List.of()));
    }

    @Test
    void asks_the_system_with_the_highest_ranking() {
        assertEquals(
                "PAY-1 \"Payments time out\" is To Do.",
                told(ISSUE, List.of(new MemoryIssues(Turns.CLOCK), jira()), List.of()));
    }

    @Test
    void tells_what_is_wrong_with_a_pull_request() {
        var checks = new PullRequest.Checks(3, List.of("lint"), List.of("e2e", "load"));
        assertEquals(
                "a draft, open, failed: lint, still running: e2e and load, changes requested by cleo",
                Standing.of(pullRequest(true, checks, List.of()), Locale.ENGLISH));
        assertEquals(
                "open, no checks", Standing.of(pullRequest(false, PullRequest.Checks.NONE, List.of()), Locale.ENGLISH));
    }

    @Test
    void speaks_german() throws Exception {
        Localized.assertWhole(intent(changes), Locale.GERMAN);
        changes.create(
                Turns.ANNA,
                "one",
                RESTART.with(Field.PRIORITY, "2")
                        .with(Field.PLANNED_START, Instant.parse("2030-06-08T19:00:00Z"))
                        .with(Field.PLANNED_END, Instant.parse("2030-06-08T20:59:00Z")));
        var reply = intent(changes).handle(Localized.in(Locale.GERMAN, Turns.of(FIRST)));
        assertEquals(
                "CHG0030001 „Restart payments“ ist im Status Neu, Priorität 2 Hoch."
                        + " Geplant von 8. Juni 2030 22:00 bis 8. Juni 2030.",
                reply.text());
    }
}
