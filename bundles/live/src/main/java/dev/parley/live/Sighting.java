/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.live;

import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeState;
import dev.parley.api.code.PullRequest;
import dev.parley.api.issue.Issue;
import java.util.Optional;
import java.util.Set;

/**
 * How a subject stands now.
 *
 * @param what it is, as a sentence begins: {@code CHG0030001 "Restart payments"}
 * @param state in a few words
 * @param news whether getting there is worth a message
 * @param over whether nothing more will come
 */
record Sighting(String what, String state, boolean news, boolean over, Optional<Change> change) {

    private static final Set<ChangeState> OVER = Set.of(ChangeState.CLOSED, ChangeState.CANCELED);

    static Sighting of(Change change) {
        var what = "%s \"%s\"".formatted(change.number(), change.summary());
        var isOver = OVER.stream()
                .anyMatch(state -> state.code().equals(change.state().code()));
        return new Sighting(what, change.state().label(), true, isOver, Optional.of(change));
    }

    static Sighting of(Issue issue) {
        var what = "%s \"%s\"".formatted(issue.key(), issue.summary());
        return new Sighting(what, issue.status(), true, issue.done(), Optional.empty());
    }

    /** That checks have begun to run is no news. */
    static Sighting of(PullRequest request) {
        var isOpen = request.state() == PullRequest.State.OPEN;
        var isRunning =
                isOpen && request.checks().standing().filter("pending"::equals).isPresent();
        var what = "Pull request %s \"%s\"".formatted(request.name(), request.title());
        return new Sighting(what, request.standing(), !isRunning, !isOpen, Optional.empty());
    }

    /** {@code PAY-12 "Time-outs", linked to CHG0030001, is In Review now.} */
    String sentence(String about) {
        return "%s%s is %s now.".formatted(what, about.isEmpty() ? "" : ", linked to " + about + ",", spoken());
    }

    private String spoken() {
        return change.isPresent() ? "in state " + state : state;
    }
}
