/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.connector.Rejected;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Reply;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is said when a draft could not be carried out. Nothing of it is lost. */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final Repertoire repertoire;

    Failures(Repertoire repertoire) {
        this.repertoire = repertoire;
    }

    /** A call that came to anything but a reply. */
    Step step(State state, Draft draft, IntentSpec spec, Calls.Result<?> result, Said said) {
        if (result instanceof Calls.Refused<?> refused) {
            return refused.reason() instanceof Unavailable away
                    ? unavailable(state, draft, away, said)
                    : rejected(state, draft, spec, (Rejected) refused.reason(), said);
        } else if (result instanceof Calls.NotTaken<?>) {
            return repertoire.find(draft.intent()).isPresent()
                    ? failed(state, draft, "failure.busy", incident(draft, "its bundle has too many calls", null), said)
                    : gone(state, draft, said);
        } else if (result instanceof Calls.Resting<?> resting) {
            var text = said.say("failure.resting", draft.title(), resting.left().toSeconds() + 1);
            return failure(state, draft, text, newIncident(), said);
        } else if (result instanceof Calls.TooLate<?> late) {
            var incident = incident(draft, "it took longer than " + late.allowed(), null);
            var text = said.say("failure.tooLate", Math.max(1, late.allowed().toSeconds()), draft.title(), incident);
            return failure(state, draft, text, incident, said);
        }
        return broken(state, draft, ((Calls.Broken<?>) result).cause(), said);
    }

    private static Step unavailable(State state, Draft draft, Unavailable away, Said said) {
        LOG.debug("{} is not available for intent {}", away.system(), draft.intent(), away);
        return failure(
                state, draft, said.say("system.unavailable", Wording.capital(away.system())), newIncident(), said);
    }

    private static Step rejected(State state, Draft draft, IntentSpec spec, Rejected rejected, Said said) {
        var reason = rejected.getMessage();
        return spec.slots().isEmpty()
                ? Step.of(state.withoutDraft(), Reply.answer(reason))
                : Step.of(
                        state.with(draft.in(Draft.Phase.CORRECTING)),
                        Asking.whichSlot(draft, spec, reason + " " + said.say("draft.whatToChange"), said));
    }

    /** The intent of this draft is not there. */
    static Step gone(State state, Draft draft, Said said) {
        return Step.of(
                state.with(draft),
                Reply.answer(said.say("intent.gone", draft.title()))
                        .suggest(said.wording().quick("continue")));
    }

    static Step broken(State state, Draft draft, Throwable cause, Said said) {
        var incident = incident(draft, "it failed", cause);
        return failed(state, draft, "failure.broken", incident, said);
    }

    /** @param key of a sentence about the draft's title and the incident */
    private static Step failed(State state, Draft draft, String key, String incident, Said said) {
        return failure(state, draft, said.say(key, draft.title(), incident), incident, said);
    }

    private static Step failure(State state, Draft draft, String text, String incident, Said said) {
        var ways = List.of(said.wording().quick("tryAgain", "later", "cancel"));
        return Step.of(state.with(draft), new Reply.Failure(text, ways, incident));
    }

    /** Notes something for admins; gives what users can name it by. */
    static String incident(Draft draft, String what, Throwable cause) {
        var incident = newIncident();
        LOG.warn("Incident {}: intent {}: {}", incident, draft.intent(), what, cause);
        return incident;
    }

    private static String newIncident() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
