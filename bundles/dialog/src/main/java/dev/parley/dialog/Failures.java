/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.connector.Rejected;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.QuickReply;
import dev.parley.api.intent.Reply;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is said when a draft could not be carried out. Nothing of it is lost. */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final List<QuickReply> AGAIN =
            List.of(QuickReply.of("Try again"), QuickReply.of("Later"), QuickReply.of("Cancel"));

    private final Catalog catalog;

    Failures(Catalog catalog) {
        this.catalog = catalog;
    }

    /** A call that came to anything but a reply. */
    Step step(State state, Draft draft, IntentSpec spec, Calls.Result<?> result) {
        if (result instanceof Calls.Refused<?> refused) {
            return refused.reason() instanceof Unavailable away
                    ? unavailable(state, draft, away)
                    : rejected(state, draft, spec, (Rejected) refused.reason());
        } else if (result instanceof Calls.NotTaken<?>) {
            return catalog.find(draft.intent()).isPresent()
                    ? failed(
                            state,
                            draft,
                            Wording.busy(draft.title()),
                            incident(draft, "all its leases are taken", null))
                    : gone(state, draft);
        } else if (result instanceof Calls.TooLate<?> late) {
            var incident = incident(draft, "it took longer than " + late.allowed(), null);
            return failed(state, draft, Wording.tooLate(draft.title(), late.allowed(), incident), incident);
        }
        return broken(state, draft, ((Calls.Broken<?>) result).cause());
    }

    private static Step unavailable(State state, Draft draft, Unavailable away) {
        LOG.debug("{} is not available for intent {}", away.system(), draft.intent(), away);
        return failed(state, draft, Wording.unavailable(away.system()), newIncident());
    }

    private static Step rejected(State state, Draft draft, IntentSpec spec, Rejected rejected) {
        var reason = rejected.getMessage();
        return spec.slots().isEmpty()
                ? Step.of(state.withoutDraft(), Reply.answer(reason))
                : Step.of(
                        state.with(draft.in(Draft.Phase.CORRECTING)),
                        Asking.whichSlot(draft, spec, reason + " " + Wording.whatToChange()));
    }

    /** The intent of this draft is not there. */
    static Step gone(State state, Draft draft) {
        return Step.of(
                state.with(draft), Reply.answer(Wording.gone(draft.title())).suggest(QuickReply.of("Continue")));
    }

    static Step broken(State state, Draft draft, Throwable cause) {
        var incident = incident(draft, "it failed", cause);
        return failed(state, draft, Wording.broken(draft.title(), incident), incident);
    }

    private static Step failed(State state, Draft draft, String text, String incident) {
        return Step.of(state.with(draft), new Reply.Failure(text, AGAIN, incident));
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
