/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.QuickReply;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Slot;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries drafts out, and makes what comes of it into a step. */
final class Carrying {

    private static final Logger LOG = LoggerFactory.getLogger(Carrying.class);
    private static final List<QuickReply> AGAIN =
            List.of(QuickReply.of("Try again"), QuickReply.of("Later"), QuickReply.of("Cancel"));

    private final Catalog catalog;
    private final Calls calls;
    private final Settings settings;

    Carrying(Catalog catalog, Calls calls, Settings settings) {
        this.catalog = catalog;
        this.calls = calls;
        this.settings = settings;
    }

    /** Calls the intent of a draft that is complete. */
    Step out(State state, Draft draft, Deployed intent, Said said) {
        var ready = draft.in(Draft.Phase.READY);
        var result = calls.call(intent, said.turn(draft.id(), draft.values()));
        if (result instanceof Calls.Replied replied) {
            return replied(state, ready, intent.spec(), replied.reply(), said);
        } else if (result instanceof Calls.Refused refused) {
            return refused(state, ready, intent.spec(), refused);
        } else if (result instanceof Calls.NotTaken) {
            return notTaken(state, ready);
        } else if (result instanceof Calls.TooLate late) {
            var incident = incident(ready, "it took longer than " + late.allowed(), null);
            return failed(state, ready, Wording.tooLate(ready.title(), late.allowed(), incident), incident);
        }
        return broken(state, ready, ((Calls.Broken) result).cause());
    }

    private Step replied(State state, Draft draft, IntentSpec spec, Reply reply, Said said) {
        if (reply instanceof Reply.Answer answer) {
            return finished(state, draft, spec, answer, said);
        } else if (reply instanceof Reply.HandOff) {
            return Step.of(state.with(draft), reply);
        } else if (reply instanceof Reply.Ask ask && spec.slot(ask.slot()).isPresent()) {
            return askedAgain(state, draft, spec.slot(ask.slot()).get(), ask);
        }
        return broken(state, draft, new IllegalStateException("an intent must not reply with " + reply));
    }

    private Step finished(State state, Draft draft, IntentSpec spec, Reply.Answer answer, Said said) {
        var done = draft.in(Draft.Phase.DONE);
        var offer = answer.undo()
                .map(undo -> new State.Offer(undo, said.now().toInstant().plus(settings.undoFor())))
                .or(() -> spec.writes() ? Optional.empty() : state.undo());
        var after = state.withoutDraft().finished(done, offer, answer.change().map(change -> change.number()));
        return after.isInterrupted() ? resumed(after, answer) : new Step(after, answer, done.progress(), 1);
    }

    private static Step askedAgain(State state, Draft draft, Slot<?> slot, Reply.Ask ask) {
        var asked = Asking.ask(slot, "");
        var again = draft.without(slot.name()).asking(slot.name());
        var quick = ask.quickReplies().isEmpty() ? asked.quickReplies() : ask.quickReplies();
        return Step.of(state.with(again), new Reply.Ask(slot.name(), ask.text(), quick, asked.form()));
    }

    /** Takes the interrupted draft up again, behind an answer. */
    Step resumed(State state, Reply.Answer answer) {
        var next = state.resuming();
        var draft = next.draft().orElseThrow();
        var question = catalog.find(draft.intent())
                .map(intent -> Asking.question(draft, intent.spec()))
                .orElseGet(() -> Reply.answer(Wording.gone(draft.title())));
        var text = answer.text() + "\n\n" + Wording.backTo(draft.title(), question.text());
        return Step.of(next, new Reply.Answer(text, question.quickReplies(), answer.change(), answer.undo()));
    }

    private static Step refused(State state, Draft draft, IntentSpec spec, Calls.Refused refused) {
        if (refused.reason() instanceof Unavailable away) {
            LOG.warn("{} is not available for intent {}", away.system(), draft.intent(), away);
            return Step.of(
                    state.with(draft), new Reply.Failure(Wording.unavailable(away.system()), AGAIN, newIncident()));
        }
        var reason = refused.reason().getMessage();
        return spec.slots().isEmpty()
                ? Step.of(state.withoutDraft(), Reply.answer(reason))
                : Step.of(
                        state.with(draft.in(Draft.Phase.CORRECTING)),
                        Asking.whichSlot(draft, spec, reason + " " + Wording.whatToChange()));
    }

    private Step notTaken(State state, Draft draft) {
        return catalog.find(draft.intent()).isPresent()
                ? failed(state, draft, Wording.busy(draft.title()), incident(draft, "all its leases are taken", null))
                : gone(state, draft);
    }

    /** The intent of this draft is not there. */
    static Step gone(State state, Draft draft) {
        return Step.of(
                state.with(draft), Reply.answer(Wording.gone(draft.title())).suggest(QuickReply.of("Continue")));
    }

    private static Step broken(State state, Draft draft, Throwable cause) {
        var incident = incident(draft, "it failed", cause);
        return failed(state, draft, Wording.broken(draft.title(), incident), incident);
    }

    private static Step failed(State state, Draft draft, String text, String incident) {
        return Step.of(state.with(draft), new Reply.Failure(text, AGAIN, incident));
    }

    private static String incident(Draft draft, String what, Throwable cause) {
        var incident = newIncident();
        LOG.warn("Incident {}: intent {}: {}", incident, draft.intent(), what, cause);
        return incident;
    }

    private static String newIncident() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
