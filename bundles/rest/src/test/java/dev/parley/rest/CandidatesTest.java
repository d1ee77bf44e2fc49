/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.ChangeState;
import dev.parley.api.change.Field;
import dev.parley.api.code.PullRequest;
import dev.parley.api.connector.Rejected;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.issue.IssueTracker;
import dev.parley.testkit.code.MemoryCode;
import dev.parley.testkit.issue.MemoryIssues;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CandidatesTest {

    private static Running running;

    @BeforeAll
    static void start() throws Exception {
        running = new Running();
    }

    @BeforeEach
    void reset() {
        running.reset();
    }

    @AfterAll
    static void stop() throws Exception {
        running.stop();
    }

    private static List<String> values(String query) throws Exception {
        return running.json(running.get(Running.ADA, "/api/chat/candidates/?" + query))
                .get("results")
                .findValuesAsText("value");
    }

    private static void change(String summary) {
        running.stub.add(Running.ADA, ChangeState.NEW, ChangeFields.NONE.with(Field.SHORT_DESCRIPTION, summary));
    }

    @Test
    void offers_changes_by_their_number_a_part_of_it_and_their_words() throws Exception {
        change("Restart payments");
        change("Patch search");

        assertEquals(List.of("CHG0030002", "CHG0030001"), values("field=number"));
        assertEquals(List.of("CHG0030001"), values("field=number&q=chg0030001"));
        assertEquals(List.of("CHG0030002"), values("field=number&q=0002"));
        assertEquals(List.of("CHG0030001"), values("field=number&q=PAYM"));
        assertEquals(List.of(), values("field=number&q=nothing"));
        assertEquals(
                "{\"results\":[{\"label\":\"CHG0030001 Restart payments\",\"value\":\"CHG0030001\"}]}",
                running.get(Running.ADA, "/api/chat/candidates?field=number&q=payments")
                        .body());
    }

    @Test
    void offers_eight_at_most_and_nothing_of_others() throws Exception {
        for (int i = 0; i < 12; i++) {
            change("Restart " + i);
        }
        assertEquals(8, values("field=number&q=restart").size());
        assertEquals(
                "{\"results\":[]}",
                running.get(Running.BOB, "/api/chat/candidates/?field=number&q=restart")
                        .body());
    }

    @Test
    void offers_issues_by_key_and_by_words() throws Exception {
        var issues = new MemoryIssues(Clock.systemUTC());
        var key = issues.open("Restart the payments service", "");
        issues.open("Something else", "");
        running.ports.issues = issues;

        assertEquals(List.of(key), values("field=jira_issue_key&q=payments"));
        assertEquals(List.of(key), values("field=jira_issue_key&q=" + key.toLowerCase()));
        assertEquals(List.of(), values("field=jira_issue_key"));
    }

    @Test
    void offers_pull_requests_by_name_and_by_words() throws Exception {
        var code = new MemoryCode();
        code.put(pullRequest());
        running.ports.hosts = code;
        var name = "acme/pay#41";

        assertEquals(List.of(name), values("field=pull_request&q=payments"));
        assertEquals(List.of(name), values("field=pull_request&q=" + name.replace("#", "%23")));
        assertEquals(List.of(), values("field=pull_request&q=acme/pay%2399"));
    }

    private static PullRequest pullRequest() {
        return new PullRequest(
                "acme/pay",
                41,
                "Restart the payments service",
                "",
                "ana",
                PullRequest.State.OPEN,
                false,
                Optional.empty(),
                "restart",
                "0123456789abcdef",
                "main",
                List.of(),
                List.of(),
                PullRequest.Checks.NONE,
                List.of(),
                URI.create("https://github.test/acme/pay/pull/41"),
                Stub.NOW);
    }

    @Test
    void offers_nothing_where_a_system_is_away_or_says_no() throws Exception {
        assertEquals(List.of(), values("field=jira_issue_key&q=payments"), "there is no tracker");
        running.stub.failure = new Unavailable("ServiceNow", Duration.ofSeconds(1), null);
        assertEquals(List.of(), values("field=number&q=payments"));
        running.stub.failure = new Rejected("No.");
        assertEquals(List.of(), values("field=number&q=payments"));
    }

    @Test
    void does_not_wait_long_and_lets_a_slow_system_go() throws Exception {
        var begun = new CountDownLatch(9);
        var interrupted = new CountDownLatch(9);
        running.ports.issues = (IssueTracker) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {IssueTracker.class}, (proxy, method, arguments) -> {
                    begun.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                    }
                    return null;
                });
        for (int i = 0; i < 9; i++) {
            assertEquals(List.of(), values("field=jira_issue_key&q=payments"));
        }
        begun.await();
        interrupted.await();
    }

    @Test
    void offers_nothing_for_a_field_that_cannot_be_searched() throws Exception {
        assertEquals(List.of(), values("field=short_description&q=payments"));
    }

    @Test
    void wants_to_know_for_which_field() throws Exception {
        running.assertRefused(
                400, "Say for which: ?field=number.", running.get(Running.ADA, "/api/chat/candidates/?q=x"));
        var tooLong = running.get(Running.ADA, "/api/chat/candidates/?field=number&q=" + "x".repeat(201));
        assertEquals(400, tooLong.statusCode());
        assertTrue(tooLong.body().contains("q is too long"), tooLong.body());
    }
}
