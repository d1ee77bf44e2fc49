/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Values;
import dev.parley.api.outbox.Errand;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries drafts out, and makes what comes of it into a step. What writes is recorded first, and so never lost. */
final class Carrying {

    private static final Logger LOG = LoggerFactory.getLogger(Carrying.class);

    private final Repertoire repertoire;
    private final Calls calls;
    private final Errands errands;
    private final Failures failures;
    private final Settings settings;

    Carrying(Repertoire repertoire, Calls calls, Errands errands, Settings settings) {
        this.repertoire = repertoire;
        this.calls = calls;
        this.errands = errands;
        this.failures = new Failures(repertoire);
        this.settings = settings;
    }

    /** Calls the intent of a draft that is complete. */
    Step out(State state, Draft draft, Deployed intent, Said said) {
        var ready = draft.in(Draft.Phase.READY);
        if (!intent.spec().writes()) {
            return told(state, ready, said.spec(intent), call(ready, 1, intent, said), said);
        }
        return errands.begin(ready, said)
                .map(errand -> errand(state, ready, intent, errand, said))
                .orElseGet(
                        () -> Step.of(state.withoutDraft(), Reply.answer(said.say("errand.underWay", ready.title()))));
    }

    /** Calls the intent of a draft that is recorded. */
    private Step errand(State state, Draft ready, Deployed intent, Errand errand, Said said) {
        if (!errands.isNext(errand)) {
            errands.postpone(errand, said.now().toInstant(), Optional.empty());
            return recorded(state, ready, errand, said.say("errand.behind"), said);
        }
        var result = call(ready, errand.attempts(), intent, said);
        var reason = later(ready, result, said);
        if (reason.isPresent()) {
            errands.postpone(errand, said.now().toInstant(), away(result));
            return recorded(state, ready, errand, reason.get(), said);
        }
        var step = told(state, ready.begun(), said.spec(intent), result, said);
        if (result instanceof Calls.Given<Reply> given && given.value() instanceof Reply.Answer answer) {
            return step.settling(errand.draft(), Following.of(answer, said));
        }
        errands.drop(errand);
        return step;
    }

    /** @param attempt how often this draft was called, this time included */
    Calls.Result<Reply> call(Draft draft, int attempt, Deployed intent, Said said) {
        var turn = said.turn(draft.id(), attempt, draft.values());
        return calls.call(intent, "handle", one -> one.handle(turn));
    }

    /** What was called meanwhile, and what it took. */
    Trace trace() {
        return calls.trace();
    }

    /** Whether a draft is recorded, and nobody knows yet how it ends. */
    boolean isOnItsWay(Draft draft) {
        return errands.isOpen(draft);
    }

    /** What an intent makes of the values so far. */
    Calls.Result<Values> drafted(Draft draft, Deployed intent, Said said) {
        var turn = said.turn(draft.id(), 1, draft.values());
        return calls.call(intent, "draft", one -> one.draft(turn));
    }

    /** The times of what the draft is about. */
    Calls.Result<Values> current(Draft draft, Deployed intent, Said said) {
        var turn = said.turn(draft.id(), 1, draft.values());
        return calls.call(intent, "current", one -> one.current(turn));
    }

    /** What the intent makes of values that were told to another version of it. */
    Calls.Result<Values> migrated(int from, Values values, Deployed intent) {
        return calls.call(intent, "migrate", one -> one.migrate(from, values));
    }

    /** Why a call is worth another try without the user, in a sentence; empty if it is not. */
    Optional<String> later(Draft draft, Calls.Result<Reply> result, Said said) {
        if (away(result).isPresent()) {
            var system = away(result).get();
            LOG.warn(
                    "{} is not available for {}: {}",
                    system.system(),
                    draft.intent(),
                    String.valueOf(system.getCause()));
            return Optional.of(said.wording().away(system.system()));
        } else if (result instanceof Calls.TooLate<Reply> late) {
            Failures.incident(draft, "it took longer than " + late.allowed(), null);
            return Optional.of(said.say("errand.slow"));
        } else if (result instanceof Calls.NotTaken<Reply>
                && repertoire.find(draft.intent()).isPresent()) {
            Failures.incident(draft, "its bundle has too many calls", null);
            return Optional.of(said.say("errand.crowded"));
        } else if (result instanceof Calls.Resting<Reply>) {
            return Optional.of(said.say("errand.resting"));
        }
        return Optional.empty();
    }

    static Optional<Unavailable> away(Calls.Result<Reply> result) {
        return result instanceof Calls.Refused<Reply> refused && refused.reason() instanceof Unavailable away
                ? Optional.of(away)
                : Optional.empty();
    }

    private Step recorded(State state, Draft draft, Errand errand, String reason, Said said) {
        var text = said.say("errand.recorded", errand.name(), reason, draft.title());
        var waiting = draft.in(Draft.Phase.RECORDED);
        var after = state.withoutDraft().finished(waiting, Optional.empty(), Optional.empty());
        var answer = Reply.answer(text);
        return after.isInterrupted() ? resumed(after, answer, said) : new Step(after, answer, waiting.progress(), 1);
    }

    /** What a call has come to. */
    Step told(State state, Draft draft, IntentSpec spec, Calls.Result<Reply> result, Said said) {
        if (!(result instanceof Calls.Given<Reply> given)) {
            return failures.step(state, draft, spec, result, said);
        }
        var reply = given.value();
        if (reply instanceof Reply.Answer answer) {
            return finished(state, draft, spec, answer, said);
        } else if (reply instanceof Reply.HandOff) {
            return Step.of(state.with(draft), reply);
        } else if (reply instanceof Reply.Ask ask && spec.slot(ask.slot()).isPresent()) {
            return askedAgain(state, draft, spec, ask);
        }
        return Failures.broken(state, draft, new IllegalStateException("an intent must not reply with " + reply), said);
    }

    private Step finished(State state, Draft draft, IntentSpec spec, Reply.Answer answer, Said said) {
        var done = draft.in(Draft.Phase.DONE);
        var offer = offer(answer, said).or(() -> spec.writes() ? Optional.empty() : state.undo());
        var after = state.withoutDraft().finished(done, offer, answer.change().map(change -> change.number()));
        return after.isInterrupted() ? resumed(after, answer, said) : new Step(after, answer, done.progress(), 1);
    }

    /** The undo of an answer, for as long as it is offered. */
    Optional<State.Offer> offer(Reply.Answer answer, Said said) {
        return answer.undo()
                .map(undo -> new State.Offer(
                        undo,
                        said.now().toInstant().plus(settings.undoFor()),
                        repertoire
                                .find(undo.intent())
                                .map(its -> its.spec().version())
                                .orElse(1)));
    }

    private static Step askedAgain(State state, Draft draft, IntentSpec spec, Reply.Ask ask) {
        var slot = spec.slot(ask.slot()).orElseThrow();
        var again = draft.without(slot.name()).asking(slot.name());
        var refused = Optional.ofNullable(draft.values().canonical().get(slot.name()))
                .map(value -> Map.of(slot.name(), new Forms.Refused(Optional.of(value), ask.text())))
                .orElse(Map.of());
        var quick = ask.quickReplies().isEmpty() ? Forms.options(slot) : ask.quickReplies();
        var form = Forms.of(slot, spec, again.values(), refused);
        return Step.of(state.with(again), new Reply.Ask(slot.name(), ask.text(), quick, Optional.of(form)));
    }

    /** Takes the interrupted draft up again, behind an answer. */
    Step resumed(State state, Reply.Answer answer, Said said) {
        var next = state.resuming();
        var draft = next.draft().orElseThrow();
        var question = repertoire
                .find(draft.intent())
                .map(intent -> Asking.question(draft, said.spec(intent), said))
                .orElseGet(() -> Reply.answer(said.say("intent.gone", draft.title())));
        var text = answer.text() + "\n\n" + said.say("draft.back", draft.title(), question.text());
        return Step.of(
                next,
                new Reply.Answer(
                        text, question.quickReplies(), answer.change(), answer.undo(), answer.sources(), answer.by()));
    }
}
