/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.detect.Match;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.QuickReply;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.SlotType;
import java.util.Optional;
import java.util.Set;

/** Takes what is said while a draft is open. */
final class Drafting {

    private static final double CERTAIN = 0.9;
    private static final Set<String> QUESTION = Set.of(
            "what", "what's", "whats", "who", "when", "where", "why", "how", "which", "is", "are", "can", "does", "do",
            "show", "list", "hang");

    private final Catalog catalog;
    private final Filling filling;
    private final Carrying carrying;

    Drafting(Catalog catalog, Filling filling, Carrying carrying) {
        this.catalog = catalog;
        this.filling = filling;
        this.carrying = carrying;
    }

    Step take(State state, Draft draft, Said said) {
        var deployed = catalog.find(draft.intent());
        if (deployed.isEmpty()) {
            return away(state, draft, said);
        }
        var intent = deployed.get();
        if (!said.form().isEmpty()) {
            return filling.form(state, draft, intent, said.form(), said);
        }
        if (draft.phase() == Draft.Phase.READY && !intent.spec().writes() && isSaidAgain(draft, said)) {
            return filling.on(state, draft, intent, said, "", false);
        }
        var command = Command.of(said.text());
        if (draft.unheard().isPresent()) {
            return isBack(state, draft, intent, command, said);
        }
        return command.flatMap(c -> command(state, draft, intent, c, said))
                .orElseGet(() -> said(state, draft, intent, said));
    }

    /** Whether a question that could not be answered is asked once more. */
    private boolean isSaidAgain(Draft draft, Said said) {
        return sure(said.text())
                .filter(match ->
                        match.intent().equals(draft.intent()) && match.values().isEmpty())
                .isPresent();
    }

    /** The intent is not deployed just now. */
    private Step away(State state, Draft draft, Said said) {
        var command = Command.of(said.text());
        if (command.isPresent()) {
            return switch (command.get()) {
                case CANCEL -> dropped(state, draft);
                case LATER -> kept(state, draft);
                default -> Failures.gone(state, draft);
            };
        }
        return aside(state, draft, said)
                .orElseGet(() -> Failures.gone(
                        state, draft.asking().isPresent() ? draft.unheard(Optional.of(said.text())) : draft));
    }

    /** The intent is deployed again; what was said in between is taken as if it was said now. */
    private Step isBack(State state, Draft draft, Deployed intent, Optional<Command> command, Said said) {
        var open = draft.unheard(Optional.empty());
        if (command.isPresent() && command.get() == Command.CONTINUE) {
            return said(
                    state.with(open), open, intent, said.text(draft.unheard().orElseThrow()));
        }
        return take(state.with(open), open, said);
    }

    private Optional<Step> command(State state, Draft draft, Deployed intent, Command command, Said said) {
        return switch (command) {
            case CANCEL -> Optional.of(dropped(state, draft));
            case LATER -> Optional.of(kept(state, draft));
            case BACK, UNDO -> Optional.of(back(state, draft, intent.spec()));
            case START_OVER ->
                Optional.of(filling.on(state, draft.startedOver(said.fresh()), intent, said, "From the start.", false));
            case HELP -> Optional.of(Step.of(state.with(draft), help(draft, intent.spec())));
            case SKIP -> Optional.of(skipped(state, draft, intent.spec()));
            case REPEAT -> Optional.of(Step.of(state.with(draft), Asking.question(draft, intent.spec())));
            case CONTINUE -> Optional.of(goneOn(state, draft, intent, said));
            case YES -> agreed(state, draft, intent, said);
            case NO -> refused(state, draft, intent.spec());
            case HELLO, THANKS -> Optional.empty();
        };
    }

    private Step goneOn(State state, Draft draft, Deployed intent, Said said) {
        return switch (draft.phase()) {
            case READY -> filling.on(state, draft, intent, said, "", false);
            case CORRECTING -> filling.on(state, draft, intent, said, "", true);
            default -> Step.of(state.with(draft), Asking.question(draft, intent.spec()));
        };
    }

    private Optional<Step> agreed(State state, Draft draft, Deployed intent, Said said) {
        return switch (draft.phase()) {
            case CONFIRMING -> Optional.of(confirmed(state, draft, intent, said));
            case READY, CORRECTING -> Optional.of(goneOn(state, draft, intent, said));
            default -> Optional.empty();
        };
    }

    /** Carries out what was read back, unless time has made it wrong meanwhile. */
    private Step confirmed(State state, Draft draft, Deployed intent, Said said) {
        var checked = filling.on(state, draft, intent, said, "", true);
        return checked.reply() instanceof Reply.Confirm
                ? carrying.out(state, checked.state().draft().orElseThrow(), intent, said)
                : checked;
    }

    private static Optional<Step> refused(State state, Draft draft, IntentSpec spec) {
        return draft.phase() == Draft.Phase.CONFIRMING
                ? Optional.of(Step.of(
                        state.with(draft.in(Draft.Phase.CORRECTING)),
                        Asking.whichSlot(draft, spec, Wording.whatToChange())))
                : Optional.empty();
    }

    private Step dropped(State state, Draft draft) {
        if (draft.asking().isEmpty() && carrying.isOnItsWay(draft)) {
            return ended(state.withoutDraft(), Wording.onItsWay());
        }
        return ended(
                state.withoutDraft(),
                draft.tried() ? Wording.droppedLate(draft.title()) : Wording.dropped(draft.title()));
    }

    private Step kept(State state, Draft draft) {
        return ended(state.keeping(draft), Wording.kept(draft.title()));
    }

    /** Goes back to the draft that this one interrupted, if there is one. */
    private Step ended(State state, String text) {
        var answer = Reply.answer(text);
        return state.isInterrupted()
                ? carrying.resumed(state, answer)
                : Step.of(
                        state,
                        answer.suggest(Wording.suggestions(catalog.specs()).toArray(QuickReply[]::new)));
    }

    private Step back(State state, Draft draft, IntentSpec spec) {
        var answered = draft.answered().stream()
                .filter(name -> !draft.inferred().contains(name))
                .toList();
        var last = answered.isEmpty() ? Optional.<Slot<?>>empty() : spec.slot(answered.get(answered.size() - 1));
        return last.map(slot -> filling.ask(state, draft.without(slot.name()), spec, slot, ""))
                .orElseGet(() -> first(state, draft, spec));
    }

    private static Step first(State state, Draft draft, IntentSpec spec) {
        return draft.asking()
                .flatMap(spec::slot)
                .map(slot -> Step.of(state.with(draft), Asking.ask(slot, Wording.atTheFirst())))
                .orElseGet(() -> Step.of(state.with(draft), Asking.question(draft, spec)));
    }

    private static Reply help(Draft draft, IntentSpec spec) {
        return draft.asking()
                .flatMap(spec::slot)
                .<Reply>map(slot -> Asking.ask(slot, Wording.help(spec.title(), slot)))
                .orElseGet(() -> Asking.question(draft, spec));
    }

    private static Step skipped(State state, Draft draft, IntentSpec spec) {
        return draft.asking()
                .flatMap(spec::slot)
                .map(slot -> Step.of(state.with(draft), Asking.ask(slot, Wording.cannotSkip(slot.label()))))
                .orElseGet(() -> Step.of(state.with(draft), Asking.question(draft, spec)));
    }

    /** Something that is no command: an answer, a correction, or another subject. */
    private Step said(State state, Draft draft, Deployed intent, Said said) {
        var slot = draft.asking().flatMap(intent.spec()::slot);
        return slot.isPresent()
                ? answered(state, draft, intent, slot.get(), said)
                : corrected(state, draft, intent, said)
                        .or(() -> aside(state, draft, said))
                        .orElseGet(() -> Step.of(state.with(draft), unclear(draft, intent.spec())));
    }

    private static Reply unclear(Draft draft, IntentSpec spec) {
        var question = Asking.question(draft, spec);
        return draft.phase() == Draft.Phase.CONFIRMING ? Replies.saying(question, Wording.yesOrNo()) : question;
    }

    private Step answered(State state, Draft draft, Deployed intent, Slot<?> slot, Said said) {
        var aside = slot.type() instanceof SlotType.Text && mayBeAside(said.text())
                ? aside(state, draft, said)
                : Optional.<Step>empty();
        if (aside.isPresent()) {
            return aside.get();
        }
        if (slot.type() instanceof SlotType.Text) {
            var moved = moved(state, draft, intent, said);
            if (moved.isPresent()) {
                return moved.get();
            }
        }
        var heard = filling.heard(slot, said.text(), draft, intent.spec(), state, said);
        if (heard.isPresent()) {
            return filling.on(state, heard.get(), intent, said, "", false);
        }
        var problem = ((Reading.Unread) filling.read(slot, said.text(), draft, state, said)).problem();
        return aside(state, draft, said).orElseGet(() -> filling.ask(state, draft, intent.spec(), slot, problem));
    }

    /** Whether a sentence, where free text is asked for, may be a question of its own. */
    private boolean mayBeAside(String text) {
        var words = Words.of(text);
        return !words.list().isEmpty()
                && (text.strip().endsWith("?")
                        || QUESTION.contains(words.list().get(0))
                        || catalog.isExample(words)
                        || isCertainlyAbout(text));
    }

    /** Whether an intent is all but certainly meant, and a thing of its is named: "move CHG0030002 to Sunday". */
    private boolean isCertainlyAbout(String text) {
        return sure(text)
                .filter(match -> match.confidence() >= CERTAIN)
                .flatMap(match -> catalog.find(match.intent()))
                .filter(intent -> intent.spec().slots().stream()
                        .anyMatch(slot -> slot.type() instanceof SlotType.Reference type
                                && !Reading.references(type, text).isEmpty()))
                .isPresent();
    }

    /** Leaves the draft for another subject, to come back to it. */
    private Optional<Step> aside(State state, Draft draft, Said said) {
        return sure(said.text())
                .flatMap(match -> match.intent().equals(draft.intent())
                        ? Optional.empty()
                        : catalog.find(match.intent())
                                .map(other -> filling.begin(left(state, draft), other, match, said)));
    }

    /** A question that could not be answered is not come back to. */
    private State left(State state, Draft draft) {
        var isQuestion = catalog.find(draft.intent())
                .filter(intent -> !intent.spec().writes())
                .isPresent();
        return isQuestion && draft.phase() == Draft.Phase.READY
                ? state.withoutDraft()
                : state.keeping(draft.interrupted(true));
    }

    private Optional<Match> sure(String text) {
        return catalog.recognize(text).stream().findFirst().filter(match -> match.confidence() >= Match.SURE);
    }

    /** Another value for a slot that has one: "make it high", "the summary should say payments-api". */
    private Optional<Step> corrected(State state, Draft draft, Deployed intent, Said said) {
        var correction = Correction.of(intent.spec(), said.text());
        if (correction.isEmpty()) {
            return Optional.empty();
        }
        var slot = correction.get().slot();
        if (correction.get().value().isEmpty()) {
            return Optional.of(filling.ask(state, draft.without(slot.name()), intent.spec(), slot, ""));
        }
        var value = correction.get().value();
        return Optional.of(filling.heard(slot, value, draft, intent.spec(), state, said)
                .map(heard -> filling.on(state, heard, intent, said, "", true))
                .orElseGet(() -> {
                    var reading = (Reading.Unread) filling.read(slot, value, draft, state, said);
                    return filling.ask(state, draft, intent.spec(), slot, reading.problem());
                }));
    }

    /** A new time for something that has one, said where free text is asked for: "start Sunday 2am". */
    private Optional<Step> moved(State state, Draft draft, Deployed intent, Said said) {
        return Correction.of(intent.spec(), said.text())
                .filter(correction -> correction.slot().type() instanceof SlotType.Moment
                        && draft.values().has(correction.slot()))
                .flatMap(correction ->
                        filling.heard(correction.slot(), correction.value(), draft, intent.spec(), state, said))
                .map(heard -> filling.on(state, heard, intent, said, "", false));
    }
}
