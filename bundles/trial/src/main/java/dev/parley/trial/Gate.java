/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.trial;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.conversation.ConversationStore;
import dev.parley.api.deployment.Report;
import dev.parley.api.deployment.Report.Played;
import dev.parley.api.deployment.Report.Rerouted;
import dev.parley.api.dialog.Dialog;
import dev.parley.runtime.conversations.Conversation;
import dev.parley.runtime.conversations.ConversationFile;
import dev.parley.runtime.conversations.Mistake;
import dev.parley.trial.Sayings.Saying;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a bundle has to go through: its own conversation tests, and what users said. */
final class Gate {

    private final Candidate candidate;
    private final Set<String> ownBefore;
    private final Dialog live;
    private final Map<Saying, Integer> sayings;
    private final Executor outside;

    private List<Played> played = List.of();
    private int utterances;
    private List<Rerouted> rerouted = List.of();

    /**
     * @param ownBefore the names of the intents that the bundle has now, if it is deployed
     * @param live the engine that users speak to
     * @param outside where that engine is asked
     */
    Gate(Candidate candidate, Set<String> ownBefore, Dialog live, Map<Saying, Integer> sayings, Executor outside) {
        this.candidate = candidate;
        this.ownBefore = ownBefore;
        this.live = live;
        this.sayings = sayings;
        this.outside = outside;
    }

    /** What users said lately; nothing while the database is away. */
    static Map<Saying, Integer> sayings(Optional<ConversationStore> store, int most) {
        try {
            return store.filter(there -> most > 0)
                    .map(there -> Sayings.latest(there, most))
                    .orElse(Map.of());
        } catch (Unavailable e) {
            return Map.of();
        }
    }

    Report pass(Trial trial) {
        Optional<String> problem = Optional.empty();
        try (trial) {
            var tests = new Tests(read());
            var specs = trial.open();
            play(tests, trial);
            reroute(specs, trial);
        } catch (Trial.Failed e) {
            problem = Optional.of(e.getMessage());
        } catch (Mistake e) {
            problem = Optional.of("Its conversation tests can't be read: %s.".formatted(e.getMessage()));
        }
        return new Report(problem.or(trial::remains), played, utterances, rerouted);
    }

    private List<Conversation> read() {
        return candidate.tests(ConversationFile::read).stream()
                .flatMap(List::stream)
                .toList();
    }

    private void play(Tests tests, Trial trial) {
        var partner = trial.partner();
        try {
            played = trial.play("its conversation tests were played", () -> tests.play(partner));
        } catch (Trial.Failed e) {
            var all = new ArrayList<>(tests.played());
            tests.current().ifPresent(it -> all.add(Tests.stopped(it, "it did not come to an end in time")));
            played = all;
            throw e;
        }
    }

    private void reroute(Specs specs, Trial trial) {
        var own = new HashSet<>(ownBefore);
        own.addAll(specs.names());
        var rerouting = new Rerouting(sayings, own);
        var before = new FutureTask<>(() -> Rerouting.routes(live, sayings.keySet()));
        outside.execute(before);
        try {
            var inside = trial.dialog();
            var after =
                    trial.play("what users said was routed with it", () -> Rerouting.routes(inside, sayings.keySet()));
            rerouted = rerouting.between(before.get(trial.left().toMillis(), TimeUnit.MILLISECONDS), after);
            utterances = rerouting.utterances();
        } catch (ExecutionException | TimeoutException e) {
            throw new Trial.Failed("What users said could not be routed without it in the time of a trial.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trial.Failed("The trial was interrupted.");
        } finally {
            before.cancel(true);
        }
    }
}
