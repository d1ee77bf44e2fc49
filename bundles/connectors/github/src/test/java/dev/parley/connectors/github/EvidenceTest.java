/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.github;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.api.code.PullRequest.Checks;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EvidenceTest {

    private static JsonNode review(String who, String state) {
        var review = Examples.object().put("state", state);
        review.putObject("user").put("login", who);
        return review;
    }

    private static Reviews decided(String... states) {
        return Reviews.of(Stream.of(states).map(state -> review("bob", state)), "ada");
    }

    @Test
    void counts_the_last_decision_of_each_reviewer() {
        var yes = new Reviews(List.of("bob"), List.of());
        var no = new Reviews(List.of(), List.of("bob"));
        var none = new Reviews(List.of(), List.of());

        assertEquals(none, decided());
        assertEquals(yes, decided("APPROVED"));
        assertEquals(yes, decided("CHANGES_REQUESTED", "APPROVED"));
        assertEquals(no, decided("APPROVED", "CHANGES_REQUESTED"));
        assertEquals(yes, decided("APPROVED", "COMMENTED", "PENDING"));
        assertEquals(no, decided("CHANGES_REQUESTED", "COMMENTED"));
        assertEquals(none, decided("COMMENTED", "PENDING"));
        assertEquals(none, decided("APPROVED", "DISMISSED"));
        assertEquals(yes, decided("DISMISSED", "APPROVED"));
    }

    @Test
    void counts_no_decision_of_the_author() {
        var reviews =
                Stream.of(review("ada", "APPROVED"), review("cy", "CHANGES_REQUESTED"), review("bob", "APPROVED"));

        assertEquals(new Reviews(List.of("bob"), List.of("cy")), Reviews.of(reviews, "ada"));
    }

    @Test
    void tells_reviewers_apart_though_an_account_is_gone() {
        JsonNode gone = Examples.object().put("state", "APPROVED").putNull("user");

        assertEquals(
                new Reviews(List.of("ghost", "bob"), List.of()),
                Reviews.of(Stream.of(gone, review("bob", "APPROVED")), "ada"));
    }

    private static JsonNode run(String status, String conclusion) {
        return Examples.object()
                .put("name", conclusion == null ? status : conclusion)
                .put("status", status)
                .put("conclusion", conclusion);
    }

    private static JsonNode status(String state) {
        return Examples.object().put("context", "ci/" + state).put("state", state);
    }

    @Test
    void takes_check_runs_and_statuses_together() {
        var runs = Stream.of(
                run("completed", "success"),
                run("completed", "neutral"),
                run("completed", "skipped"),
                run("completed", "failure"),
                run("completed", "timed_out"),
                run("completed", "cancelled"),
                run("completed", "action_required"),
                run("completed", "startup_failure"),
                run("completed", "stale"),
                run("completed", "something new"),
                run("queued", null),
                run("in_progress", null),
                run("waiting", null),
                run("pending", null));
        var statuses = Stream.of(status("success"), status("failure"), status("error"), status("pending"));

        assertEquals(
                new Checks(
                        4,
                        List.of(
                                "failure",
                                "timed_out",
                                "cancelled",
                                "action_required",
                                "startup_failure",
                                "stale",
                                "something new",
                                "ci/failure",
                                "ci/error"),
                        List.of("queued", "in_progress", "waiting", "pending", "ci/pending")),
                Reports.of(runs, statuses));
    }

    @Test
    void has_no_checks_where_none_were_reported() {
        assertEquals(Checks.NONE, Reports.of(Stream.of(), Stream.of()));
    }
}
