/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.link.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.ChangeManagement;
import dev.parley.api.change.Field;
import dev.parley.api.code.PullRequest;
import dev.parley.api.connector.Rejected;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.intent.Intent;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Undo;
import dev.parley.api.intent.Values;
import dev.parley.testkit.code.MemoryCode;
import dev.parley.testkit.intent.IntentContract;
import dev.parley.testkit.intent.Localized;
import dev.parley.testkit.intent.Turns;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LinkGithubTest extends IntentContract {

    private static final Values FIRST = Values.NONE.with("number", "CHG0030001").with("pull_request", "acme/pay#41");
    private static final PullRequest.Checks PASSED = new PullRequest.Checks(3, List.of(), List.of());

    private final MemoryCode code = new MemoryCode();

    @Override
    protected Intent intent(ChangeManagement port) {
        var intent = new LinkGithub(port);
        intent.hosts = List.of(code);
        return intent;
    }

    @Override
    protected Values complete() {
        create();
        code.put(pullRequest(41, PullRequest.State.OPEN, false, PASSED, List.of("ana"), List.of()));
        return FIRST;
    }

    private Change create() {
        return changes.create(Turns.ANNA, "one", ChangeFields.NONE.with(Field.SHORT_DESCRIPTION, "Restart payments"));
    }

    private static PullRequest pullRequest(
            int number,
            PullRequest.State state,
            boolean draft,
            PullRequest.Checks checks,
            List<String> approvers,
            List<String> objectors) {
        return new PullRequest(
                "Acme/pay",
                number,
                "Retry payments",
                "",
                "ben",
                state,
                draft,
                Optional.empty(),
                "retry",
                "abc123",
                "main",
                approvers,
                objectors,
                checks,
                List.of(),
                URI.create("https://github.com/acme/pay/pull/" + number),
                Turns.CLOCK.instant());
    }

    private Change only() {
        return changes.content().keySet().iterator().next();
    }

    private Optional<Integer> linked() {
        return only().fields().get(Field.GITHUB_PR_NUMBER);
    }

    private Reply reply(Values values) {
        return intent(changes).handle(Turns.of(values));
    }

    @Test
    void notes_the_pull_request_as_its_host_writes_it_and_tells_how_it_stands() {
        var reply = (Reply.Answer) reply(complete());
        assertEquals(
                "CHG0030001 is linked to Acme/pay#41 \"Retry payments\": open, 3 checks passed, approved by ana."
                        + " A comment there tells of the change.",
                reply.text());
        assertEquals(Optional.of("Acme/pay"), only().fields().get(Field.GITHUB_REPO));
        assertEquals(Optional.of(41), linked());
        var shown = new dev.parley.api.change.Evidence(
                "Acme/pay#41",
                Optional.of("open, 3 checks passed, approved by ana"),
                Optional.of(URI.create("https://github.com/acme/pay/pull/41")));
        assertEquals(List.of(shown), reply.change().orElseThrow().evidence());
        assertEquals(only().number(), reply.change().orElseThrow().number());
        assertEquals(
                List.of("Linked to pull request Acme/pay#41 \"Retry payments\"."),
                changes.content().get(only()));
    }

    @Test
    void leaves_one_comment_however_often_it_is_linked() {
        complete();
        reply(FIRST);
        reply(FIRST);
        assertEquals(
                List.of("Change request CHG0030001 \"Restart payments\" is linked to this pull request."),
                code.comments("acme/pay", 41));
    }

    @Test
    void leads_from_the_comment_to_the_change_where_that_has_an_address() {
        var change = create();
        complete();
        var evidence = Evidence.of("acme/pay#41", Stream.of(code), Locale.ENGLISH);
        evidence.shown(new Change(
                change.sysId(),
                change.number(),
                change.state(),
                change.fields(),
                change.requestedBy(),
                Optional.of(URI.create("https://acme.service-now.com/change.do")),
                change.createdAt(),
                change.updatedAt()));
        assertEquals(
                List.of("Change request CHG0030001 \"Restart payments\" is linked to this pull request.\n"
                        + "https://acme.service-now.com/change.do"),
                code.comments("acme/pay", 41));
    }

    @Test
    void tells_every_way_a_pull_request_can_stand() {
        var some = new PullRequest.Checks(1, List.of("lint", "unit"), List.of("e2e"));
        assertEquals(
                "draft, open, 1 check passed, failed: lint and unit, still running: e2e, changes requested by cleo",
                Standing.of(
                        pullRequest(1, PullRequest.State.OPEN, true, some, List.of(), List.of("cleo")),
                        Locale.ENGLISH));
        assertEquals(
                "merged, no checks",
                Standing.of(
                        pullRequest(1, PullRequest.State.MERGED, false, PullRequest.Checks.NONE, List.of(), List.of()),
                        Locale.ENGLISH));
    }

    @Test
    void tells_that_there_is_no_comment() {
        complete();
        var evidence = Evidence.of("acme/pay#41", Stream.of(code), Locale.ENGLISH);
        code.fail(() -> new Unavailable("GitHub", Duration.ofSeconds(1), null));
        assertEquals(
                "GitHub isn't answering, so there is no comment about the change. Link it again later.",
                evidence.shown(only()));
        code.fail(() -> new Rejected("The conversation is locked."));
        assertEquals(
                "The pull request has no comment about the change: The conversation is locked.",
                evidence.shown(only()));
    }

    @Test
    void asks_again_for_a_number_that_it_cannot_find() {
        complete();
        var reply = (Reply.Ask) intent(changes).handle(Turns.of(Turns.BILL, UUID.randomUUID(), FIRST));
        assertEquals("number", reply.slot());
    }

    @Test
    void asks_again_for_a_pull_request_that_is_not_there_and_writes_nothing() {
        create();
        var before = changes.content();
        var reply = (Reply.Ask) reply(FIRST);
        assertEquals("pull_request", reply.slot());
        assertEquals("GitHub knows no acme/pay#41. Which pull request is it?", reply.text());
        assertEquals(before, changes.content());
    }

    @Test
    void asks_again_for_a_pull_request_that_it_may_not_see() {
        complete();
        code.fail(() -> new Rejected("You may not see acme/pay."));
        assertEquals(
                "You may not see acme/pay. Which pull request is it?",
                reply(FIRST).text());
        assertEquals(Optional.empty(), linked());
    }

    @Test
    void links_what_it_cannot_check_and_says_so() {
        complete();
        code.fail(() -> new Unavailable("GitHub", Duration.ofSeconds(1), null));
        assertEquals(
                "CHG0030001 is linked to acme/pay#41."
                        + " Evidence incomplete: GitHub isn't answering, so I could not check acme/pay#41.",
                reply(FIRST).text());
        assertEquals(Optional.of(41), linked());
    }

    @Test
    void links_without_a_github_and_says_so() {
        create();
        assertEquals(
                "CHG0030001 is linked to acme/pay#41. GitHub isn't connected here, so I could not check acme/pay#41.",
                new LinkGithub(changes).handle(Turns.of(FIRST)).text());
        assertEquals(Optional.of(41), linked());
    }

    @Test
    void offers_to_link_the_former_pull_request_again() {
        complete();
        code.put(pullRequest(42, PullRequest.State.OPEN, false, PASSED, List.of(), List.of()));
        assertTrue(((Reply.Answer) reply(FIRST)).undo().isEmpty());
        assertTrue(((Reply.Answer) reply(FIRST)).undo().isEmpty());
        var undo = ((Reply.Answer) reply(FIRST.with("pull_request", "acme/pay#42")))
                .undo()
                .orElseThrow();
        assertEquals(new Undo("link_github_pr", Map.of("number", "CHG0030001", "pull_request", "Acme/pay#41")), undo);
        reply(new Values(undo.values()));
        assertEquals(Optional.of(41), linked());
    }

    @Test
    void speaks_german() throws Exception {
        Localized.assertWhole(intent(changes), Locale.GERMAN);
        var reply = intent(changes).handle(Localized.in(Locale.GERMAN, Turns.of(complete())));
        assertEquals(
                "CHG0030001 ist verknüpft mit Acme/pay#41 „Retry payments“: offen, 3 Prüfungen bestanden, genehmigt von ana."
                        + " Ein Kommentar dort nennt den Change.",
                reply.text());
    }
}
