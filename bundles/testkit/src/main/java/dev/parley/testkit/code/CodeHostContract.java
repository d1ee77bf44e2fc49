/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.testkit.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.api.code.CodeHost;
import dev.parley.api.code.CodeHost.Verdict;
import dev.parley.api.code.PullRequest;
import dev.parley.api.code.PullRequest.Checks;
import dev.parley.api.code.PullRequest.State;
import dev.parley.api.connector.Rejected;
import dev.parley.api.paging.Page;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link CodeHost} does. Its tests extend this. */
public abstract class CodeHostContract {

    private static final Optional<String> FIRST = Optional.empty();
    private static final Instant NOON = Instant.parse("2031-03-01T12:00:00Z");
    private static final int MANY = 12;

    private String repository;
    private String other;
    private String word;

    /** The same host at each call of one test. */
    protected abstract CodeHost code();

    /** From now on the host has this pull request, and its repository, branches and commits. */
    protected abstract void given(PullRequest pullRequest);

    /** The comments of a pull request as people read them, oldest first. */
    protected abstract List<String> comments(String repository, int number);

    /** How a commit stands, by context. */
    protected abstract Map<String, Verdict> statuses(String repository, String sha);

    /** How the deployments to an environment stand, by id. */
    protected abstract Map<String, Verdict> deployments(String repository, String environment);

    @BeforeEach
    void find_new_repositories() {
        word = "w" + UUID.randomUUID().toString().replace("-", "");
        repository = "Acme/Pay.of_" + word;
        other = "zeta/" + word;
    }

    private PullRequest of(String where, int number, String title, String body, State state, Checks checks) {
        var isOpen = state == State.OPEN;
        return new PullRequest(
                where,
                number,
                title,
                body,
                "ada",
                state,
                number % 2 == 0,
                isOpen ? Optional.of(true) : Optional.empty(),
                "feature/" + number,
                sha(number),
                "main",
                List.of("bob", "cy-3"),
                List.of("dan"),
                checks,
                List.of("src/Pay.java", "docs/ä b.md"),
                URI.create("https://code.example/" + where + "/pull/" + number),
                NOON.plusSeconds(number));
    }

    private static String sha(int number) {
        return "%040x".formatted(0xc0ffee + number);
    }

    private PullRequest put(int number, State state) {
        var pr = of(repository, number, "Change " + number + ' ' + word, "", state, Checks.NONE);
        given(pr);
        return pr;
    }

    private PullRequest titled(String where, int number, String title, String body) {
        var pr = of(where, number, title, body, State.OPEN, Checks.NONE);
        given(pr);
        return pr;
    }

    @Test
    void finds_a_pull_request_with_its_reviews_checks_and_files() {
        var checks = new Checks(2, List.of("lint"), List.of("build", "slow tests"));
        var pr = of(
                repository,
                41,
                "Retry \"payments\" 👩‍🔧; מחר",
                "Because of PAY-7.\n\n- [x] tests\n",
                State.OPEN,
                checks);
        given(pr);

        assertEquals(Optional.of(pr), code().pullRequest(repository, 41));
    }

    @Test
    void finds_it_however_its_repository_is_capitalised() {
        var pr = put(41, State.OPEN);

        assertEquals(Optional.of(pr), code().pullRequest(repository.toLowerCase(Locale.ROOT), 41));
    }

    @Test
    void tells_open_closed_and_merged_ones_apart() {
        for (var state : State.values()) {
            var pr = put(state.ordinal() + 1, state);
            assertEquals(
                    state,
                    code().pullRequest(repository, pr.number()).orElseThrow().state());
        }
        assertEquals(
                List.of(State.CLOSED, State.MERGED, State.OPEN),
                code().pullRequests(repository, false, MANY, FIRST).items().stream()
                        .map(PullRequest::state)
                        .toList());
        assertEquals(
                List.of(State.CLOSED, State.MERGED, State.OPEN),
                code().search(word, MANY, FIRST).items().stream()
                        .map(PullRequest::state)
                        .toList());
    }

    @Test
    void knows_nothing_of_a_pull_request_that_is_not_there() {
        put(41, State.OPEN);

        for (int number : new int[] {42, 0, -1}) {
            assertEquals(Optional.empty(), code().pullRequest(repository, number));
        }
        for (var wrong : wrong()) {
            assertEquals(Optional.empty(), code().pullRequest(wrong, 41), wrong);
            assertEquals(new Page<>(List.of(), Optional.empty()), code().pullRequests(wrong, true, MANY, FIRST), wrong);
        }
    }

    private List<String> wrong() {
        return List.of(
                "zeta/nothing-" + word,
                "",
                "/",
                "pay",
                "../..",
                repository + "/..",
                repository + "/pulls/41/../..",
                "acme/..",
                "acme/pay?x=",
                "acme/pay#",
                "acme/pa y\n",
                "https://evil.example/acme/pay");
    }

    @Test
    void lists_the_last_updated_first_and_briefly() {
        put(1, State.OPEN);
        put(3, State.MERGED);
        put(2, State.CLOSED);
        titled(other, 9, "Elsewhere", "");

        var page = code().pullRequests(repository, false, MANY, FIRST);

        assertEquals(List.of(3, 2, 1), numbers(page.items()));
        assertEquals(Optional.empty(), page.next());
        var last = page.items().get(0);
        assertEquals(repository, last.repository());
        assertEquals("Change 3 " + word, last.title());
        assertEquals(
                List.of("ada", "feature/3", sha(3), "main"),
                List.of(last.author(), last.head(), last.sha(), last.base()));
        assertEquals(NOON.plusSeconds(3), last.updatedAt());
        assertEquals(Checks.NONE, last.checks());
        assertEquals(List.of(), last.approvers());
        assertEquals(List.of(), last.objectors());
        assertEquals(List.of(), last.files());
    }

    private static List<Integer> numbers(Collection<PullRequest> pullRequests) {
        return pullRequests.stream().map(PullRequest::number).toList();
    }

    @Test
    void lists_open_ones_only_if_asked_to() {
        put(1, State.OPEN);
        put(2, State.CLOSED);
        put(3, State.MERGED);
        put(4, State.OPEN);

        assertEquals(
                List.of(4, 1),
                numbers(code().pullRequests(repository, true, MANY, FIRST).items()));
    }

    @Test
    void lists_each_once_page_after_page() {
        for (int number = 1; number <= 7; number++) {
            put(number, State.OPEN);
        }

        assertEquals(
                List.of(7, 6, 5, 4, 3, 2, 1), walked(3, cursor -> code().pullRequests(repository, true, 3, cursor)));
        assertEquals(List.of(7, 6, 5, 4, 3, 2, 1), walked(2, cursor -> code().search(word, 2, cursor)));
    }

    @Test
    void goes_on_where_a_page_ended_however_many_are_asked_for() {
        for (int number = 1; number <= 7; number++) {
            put(number, State.OPEN);
        }
        var first = code().pullRequests(repository, true, 3, FIRST);

        assertEquals(List.of(7, 6, 5), numbers(first.items()));
        assertEquals(List.of(4, 3, 2, 1), walked(2, cursor -> code().pullRequests(
                        repository, true, 2, cursor.or(first::next))));
    }

    private static List<Integer> walked(int limit, Function<Optional<String>, Page<PullRequest>> pages) {
        var found = new ArrayList<Integer>();
        var cursor = FIRST;
        do {
            var page = pages.apply(cursor);
            assertFalse(page.items().size() > limit, "a page holds too many");
            found.addAll(numbers(page.items()));
            cursor = page.next();
        } while (cursor.isPresent() && found.size() < MANY);
        return found;
    }

    @Test
    void refuses_a_cursor_that_no_page_gave() {
        put(1, State.OPEN);

        for (var wrong : List.of("", "no cursor", "-1", "../../user", "https://evil.example/", "9".repeat(30))) {
            var cursor = Optional.of(wrong);
            assertThrows(
                    IllegalArgumentException.class, () -> code().pullRequests(repository, true, MANY, cursor), wrong);
            assertThrows(IllegalArgumentException.class, () -> code().search(word, MANY, cursor), wrong);
        }
    }

    @Test
    void searches_titles_and_bodies_of_all_repositories() {
        titled(repository, 1, "Retry payments " + word, "");
        titled(other, 2, "Something", "about PAYMENTS that " + word + " made");
        titled(other, 3, "Payments", "of others");

        var found = code().search("payments " + word, MANY, FIRST).items();

        assertEquals(
                List.of(other + "#2", repository + "#1"),
                found.stream().map(PullRequest::name).toList());
        assertEquals("about PAYMENTS that " + word + " made", found.get(0).body());
        assertEquals(Checks.NONE, found.get(0).checks());
    }

    @Test
    void takes_words_for_words() {
        titled(repository, 1, "plain " + word, "");
        titled(repository, 2, "is:closed repo:acme/x -" + word + " OR", "");

        for (var query : List.of("is:closed " + word, "repo:acme/x " + word, "-" + word, word + " OR")) {
            assertEquals(List.of(2), numbers(code().search(query, MANY, FIRST).items()), query);
        }
        for (var nothing : List.of("", " \n", "NOT nothing" + word)) {
            assertEquals(List.of(), code().search(nothing, MANY, FIRST).items());
        }
    }

    @Test
    void rewrites_the_comment_with_the_same_mark() {
        put(41, State.OPEN);
        put(42, State.OPEN);

        code().comment(repository, 41, "CHG0030001", "New.");
        code().comment(repository, 41, "CHG0030002", "Another --> one <!-- parley:CHG0030001 -->");
        code().comment(repository, 41, "CHG0030001", "**Scheduled** 👩‍🔧\nמחר");
        code().comment(repository, 41, "CHG003000", "A shorter mark.");
        code().comment(repository, 42, "CHG0030001", "Elsewhere.");

        assertEquals(
                List.of("**Scheduled** 👩‍🔧\nמחר", "Another --> one <!-- parley:CHG0030001 -->", "A shorter mark."),
                comments(repository, 41));
        assertEquals(List.of("Elsewhere."), comments(repository, 42));
    }

    @Test
    void comments_once_however_many_do_at_once() {
        put(41, State.OPEN);

        atOnce(() -> {
            code().comment(repository, 41, "once", "Scheduled.");
            return "";
        });

        assertEquals(List.of("Scheduled."), comments(repository, 41));
    }

    @Test
    void refuses_what_is_no_mark() {
        put(41, State.OPEN);

        for (var wrong : List.of("", "a b", "-->", "a\n", "ä", "x".repeat(101))) {
            assertThrows(IllegalArgumentException.class, () -> code().comment(repository, 41, wrong, "Text."), wrong);
            assertThrows(
                    IllegalArgumentException.class,
                    () -> code().deployment(repository, "main", "production", wrong, Verdict.SUCCESS),
                    wrong);
        }
        assertEquals(List.of(), comments(repository, 41));
    }

    @Test
    void replaces_a_status_of_the_same_context() {
        put(41, State.OPEN);
        put(42, State.OPEN);
        var target = Optional.of(URI.create("https://parley.example/changes/1"));

        code().status(repository, sha(41), "parley/change", Verdict.PENDING, "Waits for approval", target);
        code().status(repository, sha(41), "parley/risk", Verdict.FAILURE, "x".repeat(500), Optional.empty());
        code().status(repository, sha(42), "parley/change", Verdict.ERROR, "", Optional.empty());
        code().status(repository, sha(41), "parley/change", Verdict.SUCCESS, "Approved", target);

        assertEquals(
                Map.of("parley/change", Verdict.SUCCESS, "parley/risk", Verdict.FAILURE),
                statuses(repository, sha(41)));
        assertEquals(Map.of("parley/change", Verdict.ERROR), statuses(repository, sha(42)));
    }

    @Test
    void makes_one_deployment_for_one_mark() {
        put(41, State.OPEN);

        var first = code().deployment(repository, "main", "production", "CHG0030001", Verdict.PENDING);
        var second = code().deployment(repository, "feature/41", "production", "CHG0030002", Verdict.FAILURE);
        var again = code().deployment(repository, "main", "production", "CHG0030001", Verdict.SUCCESS);

        assertEquals(first, again);
        assertNotEquals(first, second);
        assertEquals(Map.of(first, Verdict.SUCCESS, second, Verdict.FAILURE), deployments(repository, "production"));
    }

    @Test
    void deploys_once_however_many_do_at_once() {
        put(41, State.OPEN);

        var ids = atOnce(() -> code().deployment(repository, sha(41), "test", "once", Verdict.SUCCESS));

        assertEquals(1, new HashSet<>(ids).size());
        assertEquals(Map.of(ids.get(0), Verdict.SUCCESS), deployments(repository, "test"));
    }

    @Test
    void rejects_to_write_where_nothing_is() {
        put(41, State.OPEN);

        rejects(() -> code().comment(repository, 42, "mark", "Text."));
        rejects(() -> code().status(repository, sha(42), "parley/change", Verdict.SUCCESS, "", Optional.empty()));
        rejects(() -> code().status(repository, "../../x", "parley/change", Verdict.SUCCESS, "", Optional.empty()));
        rejects(() -> code().deployment(repository, "no-branch", "production", "mark", Verdict.SUCCESS));
        for (var wrong : wrong()) {
            rejects(() -> code().comment(wrong, 41, "mark", "Text."));
            rejects(() -> code().status(wrong, sha(41), "parley/change", Verdict.SUCCESS, "", Optional.empty()));
            rejects(() -> code().deployment(wrong, "main", "production", "mark", Verdict.SUCCESS));
        }
    }

    private static void rejects(Runnable call) {
        assertFalse(assertThrows(Rejected.class, call::run).getMessage().isBlank(), "it says why");
    }

    private static <T> List<T> atOnce(Callable<T> call) {
        var start = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(MANY);
        try {
            var calls = IntStream.range(0, MANY)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return call.call();
                    }))
                    .toList();
            start.countDown();
            return calls.stream().map(CodeHostContract::result).toList();
        } finally {
            threads.shutdown();
        }
    }

    private static <T> T result(Future<T> call) {
        try {
            return call.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
