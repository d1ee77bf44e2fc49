/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.detect.Match;
import dev.parley.api.intent.QuickReply;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.SlotType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes what is said while a draft is open: commands, answers, corrections, other subjects. */
final class Drafting {

    private static final double CERTAIN = 0.9;

    private static final Set<String> AGREEING = Language.everywhere("command.yes").stream()
            .filter(words -> !words.contains(" "))
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> BESIDE = Set.of(
            "it", "this", "that", "please", "now", "go", "ahead", "do", "and", "the", "bitte", "das", "es", "so",
            "mach", "jetzt", "den", "change", "thing", "i", "said", "already");

    private final Repertoire repertoire;
    private final Understanding understanding;
    private final Filling filling;
    private final Carrying carrying;
    private final Repair repair;
    private final Ladder ladder;
    private final Neighbours neighbours;

    Drafting(
            Repertoire repertoire,
            Understanding understanding,
            Filling filling,
            Carrying carrying,
            Ladder ladder,
            Neighbours neighbours) {
        this.repertoire = repertoire;
        this.understanding = understanding;
        this.filling = filling;
        this.carrying = carrying;
        this.repair = new Repair(filling);
        this.ladder = ladder;
        this.neighbours = neighbours;
    }

    Step take(State state, Draft draft, Said said) {
        var deployed = repertoire.find(draft.intent());
        if (deployed.isEmpty()) {
            return away(state, draft, said);
        }
        return deployed(state, draft, deployed.get(), said);
    }

    private Step deployed(State state, Draft draft, Deployed intent, Said said) {
        if (!said.form().isEmpty()) {
            return formed(state, draft, intent, said);
        }
        if (draft.phase() == Draft.Phase.READY && !intent.spec().writes() && isSaidAgain(state, draft, said)) {
            return filling.on(state, draft, intent, said, "", false);
        }
        var command = Command.of(said.text());
        if (draft.unheard().isPresent()) {
            return isBack(state, draft, intent, command, said);
        }
        return command.flatMap(c -> command(state, draft, intent, c, said))
                .orElseGet(() -> said(state, draft, intent, said));
    }

    /** A form was sent. One of a draft that was left in between is filled in there, and the open question stays. */
    private Step formed(State state, Draft draft, Deployed intent, Said said) {
        if (Sent.isFor(draft, repertoire, said)) {
            return filling.form(state, draft, intent, said);
        }
        return Sent.aside(state, repertoire, said)
                .map(kept -> noted(state, draft, intent, kept, said))
                .orElseGet(() -> spoken(state, draft, intent, said.say("form.gone"), said));
    }

    private Step noted(State state, Draft draft, Deployed intent, Draft kept, Said said) {
        var spec = said.spec(repertoire.find(kept.intent()).orElseThrow());
        var sent = Sent.to(kept, spec, said, state.focus());
        var text = sent.refused().isEmpty() ? said.say("form.noted", kept.title()) : sent.problems();
        return spoken(state.rekept(sent.atNextQuestion(spec)), draft, intent, text, said);
    }

    /** Whether a question that could not be answered is asked once more. */
    private boolean isSaidAgain(State state, Draft draft, Said said) {
        return understanding
                .sure(state, said)
                .filter(match ->
                        match.intent().equals(draft.intent()) && match.values().isEmpty())
                .isPresent();
    }

    /** The intent is not deployed just now. */
    private Step away(State state, Draft draft, Said said) {
        var command = Command.of(said.text());
        if (command.isPresent()) {
            return switch (command.get()) {
                case CANCEL -> dropped(state, draft, said);
                case LATER -> kept(state, draft, said);
                default -> Failures.gone(state, draft, said);
            };
        }
        return aside(state, draft, said, false)
                .orElseGet(() -> Failures.gone(
                        state,
                        draft.asking().isPresent() ? draft.unheard(Optional.of(told(draft, said))) : draft,
                        said));
    }

    /** What was said for the question, or filled in. */
    private static String told(Draft draft, Said said) {
        return draft.asking().map(said.form()::get).orElse(said.text());
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
        boolean isText = isText(draft, intent);
        if (isText
                && command == Command.START_OVER
                && Words.of(said.text()).list().size() == 1) {
            return Optional.empty(); // to restart something is what many changes are for
        }
        if (isText && (command == Command.YES || command == Command.USUAL)) {
            return Optional.of(Step.of(state.with(draft), help(draft, intent, said)));
        }
        if (command.isSmallTalk()) {
            return isText && command == Command.PRAISE
                    ? Optional.empty()
                    : Optional.of(spoken(state, draft, intent, SmallTalk.reply(command, said), said));
        }
        return switch (command) {
            case CANCEL -> Optional.of(dropped(state, draft, said));
            case LATER -> Optional.of(kept(state, draft, said));
            case BACK -> Optional.of(repair.back(state, draft, intent, said));
            case UNDO ->
                Optional.of(repair.undone(state, draft, intent, said).orElseGet(() -> unbegun(state, draft, said)));
            case REDO ->
                Optional.of(repair.redone(state, draft, intent, said)
                        .orElseGet(() -> spoken(state, draft, intent, said.say("redo.nothing"), said)));
            case START_OVER ->
                Optional.of(filling.on(
                        state, draft.startedOver(said.fresh()), intent, said, said.say("draft.startedOver"), false));
            case HELP -> Optional.of(Step.of(state.with(draft), help(draft, intent, said)));
            case WHY -> Optional.of(Step.of(state.with(draft), why(draft, intent, said)));
            case SO_FAR -> Optional.of(spoken(state, draft, intent, soFar(draft, intent, said), said));
            case PERSON -> Optional.of(spoken(ladder.person(state.with(draft), said), draft, intent, said));
            case SKIP -> Optional.of(skipped(state, draft, intent, said));
            case USUAL -> usual(state, draft, intent, said);
            case REPEAT -> Optional.of(Step.of(state.with(draft), question(draft, intent, said)));
            case CONTINUE -> Optional.of(goneOn(state, draft, intent, said));
            case YES -> agreed(state, draft, intent, said);
            case NO -> refused(state, draft, intent, said);
            default -> Optional.empty();
        };
    }

    private static boolean isText(Draft draft, Deployed intent) {
        return draft.asking()
                .flatMap(intent.spec()::slot)
                .filter(slot -> slot.type() instanceof SlotType.Text)
                .isPresent();
    }

    private static Reply question(Draft draft, Deployed intent, Said said) {
        return Asking.question(draft, said.spec(intent), said);
    }

    /** Something said in between, and the open question again. */
    private static Step spoken(State state, Draft draft, Deployed intent, String text, Said said) {
        var question = question(draft, intent, said);
        return Step.of(state.with(draft), Replies.saying(question, Asking.joined(text, question.text())));
    }

    private static Step spoken(Step step, Draft draft, Deployed intent, Said said) {
        var reply = spoken(step.state(), draft, intent, step.reply().text(), said);
        return step.wanted().map(reply::wanting).orElse(reply);
    }

    private Step goneOn(State state, Draft draft, Deployed intent, Said said) {
        return switch (draft.phase()) {
            case READY -> filling.on(state, draft, intent, said, "", false);
            case CORRECTING -> filling.on(state, draft, intent, said, "", true);
            default -> Step.of(state.with(draft), question(draft, intent, said));
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

    private static Optional<Step> refused(State state, Draft draft, Deployed intent, Said said) {
        return draft.phase() == Draft.Phase.CONFIRMING
                ? Optional.of(Step.of(
                        state.with(draft.in(Draft.Phase.CORRECTING)),
                        Asking.whichSlot(draft, said.spec(intent), said.say("draft.whatToChange"), said)))
                : Optional.empty();
    }

    private Step dropped(State state, Draft draft, Said said) {
        if (carrying.isOnItsWay(draft)) {
            return ended(state.withoutDraft(), said.say("errand.onItsWay"), said);
        }
        var key = draft.tried() ? "draft.droppedLate" : "draft.dropped";
        return ended(state.withoutDraft(), said.say(key, draft.title()), said);
    }

    private Step kept(State state, Draft draft, Said said) {
        return ended(state.keepingForLater(draft), said.say("draft.kept", draft.title()), said);
    }

    /** Nothing was told yet that could be taken back: the whole is. */
    private Step unbegun(State state, Draft draft, Said said) {
        return draft.values().canonical().isEmpty()
                ? ended(state.withoutDraft(), said.say("undo.whole", draft.title()), said)
                : Step.of(state.with(draft), Reply.answer(said.say("undo.nothing")));
    }

    /** Goes back to the draft that this one interrupted, if there is one. */
    private Step ended(State state, String text, Said said) {
        var answer = Reply.answer(text);
        return state.isInterrupted()
                ? carrying.resumed(state, answer, said)
                : Step.of(
                        state,
                        answer.suggest(Wording.suggestions(repertoire.specs(said.language()))
                                .toArray(QuickReply[]::new)));
    }

    private static Reply help(Draft draft, Deployed intent, Said said) {
        var spec = said.spec(intent);
        return draft.asking()
                .flatMap(spec::slot)
                .<Reply>map(slot ->
                        Asking.ask(slot, said.wording().help(spec.title(), slot), Forms.of(slot, spec, draft.values())))
                .orElseGet(() -> question(draft, intent, said));
    }

    private static Reply why(Draft draft, Deployed intent, Said said) {
        var spec = said.spec(intent);
        return draft.asking()
                .flatMap(spec::slot)
                .<Reply>map(slot -> Asking.ask(
                        slot, said.say("draft.why", slot.label(), spec.title()), Forms.of(slot, spec, draft.values())))
                .orElseGet(() -> question(draft, intent, said));
    }

    private static String soFar(Draft draft, Deployed intent, Said said) {
        var told = said.wording().told(said.spec(intent), draft.values());
        return told.isEmpty()
                ? said.say("draft.so_far.empty", draft.title())
                : said.say("draft.so_far", draft.title(), told);
    }

    private static Step skipped(State state, Draft draft, Deployed intent, Said said) {
        return draft.asking()
                .flatMap(said.spec(intent)::slot)
                .map(slot -> Step.of(
                        state.with(draft),
                        Asking.ask(
                                slot,
                                said.say("draft.cannotSkip", slot.label()),
                                Forms.of(slot, said.spec(intent), draft.values()))))
                .orElseGet(() -> Step.of(state.with(draft), question(draft, intent, said)));
    }

    private Optional<Step> usual(State state, Draft draft, Deployed intent, Said said) {
        return draft.asking().flatMap(said.spec(intent)::slot).flatMap(slot -> Usual.value(
                        slot, draft.intent(), neighbours, said)
                .map(value -> filling.on(state, draft.with(slot.name(), value, false), intent, said, "", false)));
    }

    /** Something that is no command: an answer, a correction, or another subject. */
    private Step said(State state, Draft draft, Deployed intent, Said said) {
        var slot = draft.asking().flatMap(said.spec(intent)::slot);
        return slot.isPresent()
                ? answered(state, draft, intent, slot.get(), said)
                : remarked(state, draft, intent, said);
    }

    /** Something about a draft that is complete: agreement, a refusal, a question, another value. */
    private Step remarked(State state, Draft draft, Deployed intent, Said said) {
        if (draft.phase() == Draft.Phase.CONFIRMING) {
            if (agrees(said, intent)) {
                return confirmed(state, draft, intent, said);
            } else if (Understanding.isRefusal(said.text())) {
                return dropped(state, draft, said);
            }
        }
        if (Understanding.isQuestion(said.text()) && !Understanding.isOrder(said.text())) {
            return aside(state, draft, said, true)
                    .or(() -> told(state, draft, said))
                    .or(() -> aside(state, draft, said, false))
                    .orElseGet(() -> unclear(state, draft, intent, said));
        }
        return repair.corrected(state, draft, intent, said)
                .or(() -> aside(state, draft, said, false))
                .or(() -> told(state, draft, said))
                .orElseGet(() -> unclear(state, draft, intent, said));
    }

    /** "yes, create it" where something is to be created; "yes, cancel it" there is no agreement. */
    private static boolean agrees(Said said, Deployed intent) {
        if (said.text().contains("?")) {
            return false;
        }
        var title = Words.of(said.spec(intent).title()).list();
        var words = Words.of(said.text()).list();
        return !words.isEmpty()
                && words.stream()
                        .allMatch(word -> AGREEING.contains(word) || BESIDE.contains(word) || title.contains(word))
                && words.stream().anyMatch(word -> AGREEING.contains(word) || word.equals(title.get(0)));
    }

    private Step unclear(State state, Draft draft, Deployed intent, Said said) {
        var question = question(draft, intent, said);
        var text = draft.phase() == Draft.Phase.CONFIRMING ? said.say("draft.yesOrNo") : question.text();
        var reply = Replies.saying(question, text);
        var more = state.misses() == 0
                ? reply
                : Replies.saying(reply, text.equals(state.said()) ? said.say("once.more", text) : text);
        return Step.of(state.with(draft).misses(state.misses() + 1), more);
    }

    private Step answered(State state, Draft draft, Deployed intent, Slot<?> slot, Said said) {
        return slot.type() instanceof SlotType.Text
                ? texted(state, draft, intent, slot, said)
                : valued(state, draft, intent, slot, said);
    }

    /** Any sentence would do as an answer: what is surely something else is taken for that. */
    private Step texted(State state, Draft draft, Deployed intent, Slot<?> slot, Said said) {
        return (mayBeAside(state, said) ? aside(state, draft, said, true) : Optional.<Step>empty())
                .or(() -> Understanding.isQuestion(said.text()) ? told(state, draft, said) : Optional.empty())
                .or(() -> asked(state, draft, intent, said))
                .or(() -> repair.retold(state, draft, intent, said))
                .or(() -> filling.heard(slot, Gleaning.unquoted(said.text()), draft, intent, state, said)
                        .map(heard -> filling.on(state, heard, intent, said, "", false)))
                .orElseGet(() -> again(state, draft, intent, slot, said));
    }

    /** A question about the question: "what should I write here?" */
    private static Optional<Step> asked(State state, Draft draft, Deployed intent, Said said) {
        return said.text().strip().endsWith("?")
                        && Understanding.isQuestion(Words.of(said.text()).text())
                ? Optional.of(Step.of(state.with(draft), help(draft, intent, said)))
                : Optional.empty();
    }

    private Step valued(State state, Draft draft, Deployed intent, Slot<?> slot, Said said) {
        var corrected = repair.ledAway(state, draft, intent, slot, said);
        if (corrected.isPresent()) {
            return corrected.get();
        }
        var heard = filling.heard(slot, said.text(), draft, intent, state, said);
        if (heard.isPresent()) {
            var more = filling.besides(slot, heard.get(), intent, state, said);
            boolean isLed = Understanding.isContradiction(said.text()) && slot.type() instanceof SlotType.Moment;
            var remark = Filling.remark(slot, draft, more, said);
            return filling.on(state, more, intent, said, remark, isLed);
        }
        return repair.corrected(state, draft, intent, said)
                .or(() -> aside(state, draft, said, false))
                .or(() -> Understanding.isQuestion(said.text()) ? told(state, draft, said) : Optional.empty())
                .orElseGet(() -> again(state, draft, intent, slot, said));
    }

    /** Asks again for a slot whose answer can't be read, more helpfully each time. */
    private Step again(State state, Draft draft, Deployed intent, Slot<?> slot, Said said) {
        var problem = filling.problem(slot, said.text(), draft, intent, state, said);
        var step = filling.refused(state, draft, intent, Map.of(slot.name(), problem), "", said);
        var hint = said.wording().hint(slot);
        var ask = Ladder.struggling(
                (Reply.Ask) step.reply(), state.misses(), problem.problem(), hint, slot.label(), said);
        return step.replying(ask).in(step.state().misses(state.misses() + 1));
    }

    /** Whether a sentence, where free text is asked for, may be a question of its own. */
    private boolean mayBeAside(State state, Said said) {
        var words = Words.of(said.text());
        return !words.list().isEmpty()
                && (said.text().strip().endsWith("?")
                        || Understanding.isPlainQuestion(words)
                        || understanding.isExample(words)
                        || isCertainlyAbout(state, said));
    }

    /** Whether an intent is all but certainly meant, and a thing of its is named: "move CHG0030002 to Sunday". */
    private boolean isCertainlyAbout(State state, Said said) {
        return understanding
                .certain(said.text(), state, said)
                .filter(match -> match.confidence() >= CERTAIN)
                .flatMap(match -> repertoire.find(match.intent()))
                .filter(intent -> intent.spec().slots().stream()
                        .anyMatch(slot -> slot.type() instanceof SlotType.Reference type
                                && !Reading.references(type, said.text()).isEmpty()))
                .isPresent();
    }

    /**
     * Leaves the draft for another subject, to come back to it.
     *
     * @param isText whether the sentence may just as well be an answer, so that only a rule counts
     */
    private Optional<Step> aside(State state, Draft draft, Said said, boolean isText) {
        var detected = isText ? understanding.byRules(state, said) : understanding.detected(state, said);
        if (Understanding.isRefusal(said.text())) {
            return Optional.empty();
        }
        return detected.matches().stream()
                .findFirst()
                .filter(match ->
                        match.confidence() >= Match.SURE && !match.intent().equals(draft.intent()))
                .filter(match -> !understanding.isWritten(match, said))
                .flatMap(match -> repertoire.find(match.intent()).map(other -> filling.begin(
                                left(state, draft), other, match, said, "", false)
                        .because(detected)));
    }

    /** Answers a question from what is written, and goes on where we were. */
    private Optional<Step> told(State state, Draft draft, Said said) {
        return understanding.answer(said).map(answer -> {
            var next = left(state, draft);
            return next.isInterrupted() ? carrying.resumed(next, answer, said) : Step.of(next, answer);
        });
    }

    /** A question that could not be answered is not come back to. */
    private State left(State state, Draft draft) {
        var isQuestion = repertoire
                .find(draft.intent())
                .filter(intent -> !intent.spec().writes())
                .isPresent();
        return isQuestion && draft.phase() == Draft.Phase.READY
                ? state.withoutDraft()
                : state.keeping(draft.interrupted(true));
    }
}
