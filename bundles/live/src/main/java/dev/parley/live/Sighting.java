/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.live;

import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeState;
import dev.parley.api.code.PullRequest;
import dev.parley.api.intent.Phrases;
import dev.parley.api.issue.Issue;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * How a subject stands now.
 *
 * @param state in a few words of English, to know whether it has moved
 * @param news whether getting there is worth a message
 * @param over whether nothing more will come
 */
record Sighting(String state, boolean news, boolean over, Optional<Change> change, Sentence sentence) {

    private static final Phrases PHRASES = Phrases.of(Sighting.class);
    private static final Set<ChangeState> OVER = Set.of(ChangeState.CLOSED, ChangeState.CANCELED);

    /** {@code PAY-12 "Time-outs", linked to CHG0030001, is In Review now.} */
    interface Sentence {

        /** @param about what it is linked to, or the empty string */
        String in(Locale locale, String about);
    }

    static Sighting of(Change change) {
        var isOver = OVER.stream()
                .anyMatch(state -> state.code().equals(change.state().code()));
        var sentence = sentence("change", change.number(), change.summary(), change.state()::label);
        return new Sighting(change.state().label(), true, isOver, Optional.of(change), sentence);
    }

    /** Its tracker's users name its states, in their language. */
    static Sighting of(Issue issue) {
        var sentence = sentence("issue", issue.key(), issue.summary(), locale -> issue.status());
        return new Sighting(issue.status(), true, issue.done(), Optional.empty(), sentence);
    }

    /** That checks have begun to run is no news. */
    static Sighting of(PullRequest request) {
        var isOpen = request.state() == PullRequest.State.OPEN;
        var isRunning =
                isOpen && request.checks().standing().filter("pending"::equals).isPresent();
        var sentence =
                sentence("pull_request", request.name(), request.title(), locale -> Standing.of(request, locale));
        return new Sighting(request.standing(), !isRunning, !isOpen, Optional.empty(), sentence);
    }

    private static Sentence sentence(String kind, String name, String title, Function<Locale, String> standing) {
        return (locale, about) -> PHRASES.say(
                locale, about.isEmpty() ? kind : kind + ".linked", name, title, standing.apply(locale), about);
    }
}
