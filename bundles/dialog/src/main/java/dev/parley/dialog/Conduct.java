/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.detect.Match;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Values;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Conducts a conversation: a turn is a function of what is remembered and what is said. */
final class Conduct {

    private final Repertoire repertoire;
    private final Understanding understanding;
    private final Several several;
    private final Filling filling;
    private final Carrying carrying;
    private final Drafting drafting;
    private final Ladder ladder;

    Conduct(Repertoire repertoire, Carrying carrying, Inquiry inquiry, Neighbours neighbours, Settings settings) {
        this.repertoire = repertoire;
        this.carrying = carrying;
        this.understanding = new Understanding(repertoire, inquiry);
        this.several = new Several(repertoire, understanding);
        this.filling = new Filling(carrying, neighbours, settings);
        this.ladder = new Ladder(repertoire, understanding, neighbours, settings);
        this.drafting = new Drafting(repertoire, understanding, filling, carrying, ladder, neighbours);
    }

    Step take(State before, Said heard) {
        var calm = heard.text(Texts.calm(heard.text()));
        var language = spoken(before, calm);
        boolean isProven = !language.equals(calm.language()) || language.isHeard(Words.of(calm.text()));
        var said = calm.in(language);
        var now = UpToDate.of(retold(isProven ? before.speaking(language) : before, said), said, repertoire, carrying);
        var state = now.state();
        var chosen = Choosing.from(state, now.said());
        var step = planned(traced(state, now.isHeard() ? taken(state, chosen) : unasked(state, chosen)), chosen);
        return notTwice(before, now.remarked(step), said);
    }

    /** What was said answers a question that is not asked any more. */
    private Step unasked(State state, Said said) {
        var draft = state.draft().orElseThrow();
        return filling.on(state, draft, repertoire.find(draft.intent()).orElseThrow(), said, "", false);
    }

    /** Drafts that were begun in another language are named in this one. */
    private State retold(State state, Said said) {
        return state.named(draft -> repertoire
                .find(draft.intent())
                .map(intent -> said.spec(intent).title())
                .orElse(draft.title()));
    }

    /** What is done where nothing helps. */
    Ladder ladder() {
        return ladder;
    }

    /** That a person who was promised cannot be reached after all. */
    Reply nobody(Said said) {
        return new Reply.HandOff(ladder.nobody(said), List.of());
    }

    /** The language to answer in: the one that is spoken now, else the one spoken before, else the user's. */
    static Language spoken(State state, Said said) {
        var known = state.language().map(Locale::forLanguageTag).map(Language::of);
        var before = known.orElse(said.language());
        var command = Command.given(said.text());
        if (command.isPresent()) {
            boolean isWish = command.get().command() == Command.LANGUAGE;
            boolean isForeign = command.get().language() != Language.all().get(0);
            return isWish || known.isEmpty() && isForeign ? command.get().language() : before;
        }
        return before.left(Words.of(said.text())).orElse(before);
    }

    private Step taken(State state, Said said) {
        if (Command.of(said.text()).filter(c -> c == Command.LANGUAGE).isPresent()) {
            return inAnotherLanguage(state, said);
        }
        if (!said.form().isEmpty()) {
            return formed(state, said);
        }
        if (state.guess().isPresent()) {
            return guessed(state.guessing(Optional.empty()), state.guess().get(), said);
        }
        if (state.plan().asked()) {
            return agreed(state, said);
        }
        return open(state, said);
    }

    private Step open(State state, Said said) {
        return state.draft().map(draft -> drafting.take(state, draft, said)).orElseGet(() -> begun(state, said));
    }

    /** A form is for what is being talked about, else for what was left last, else for what is said with it. */
    private Step formed(State state, Said said) {
        if (state.draft().isPresent()) {
            return open(state, said);
        }
        var kept = Sent.aside(state, repertoire, said).map(draft -> draft.interrupted(false));
        if (kept.isPresent()) {
            return drafting.take(state.returning(kept.get()), kept.get(), said);
        }
        if (said.text().isBlank()) {
            return suggest(state, said.say("form.gone"), said);
        }
        var step = begun(state, said);
        return step.state()
                .draft()
                .filter(draft -> Sent.isFor(draft, repertoire, said))
                .map(draft -> drafting.take(step.state(), draft, said).because(step.detected()))
                .orElse(step);
    }

    /** Nothing is being talked about. */
    private Step begun(State state, Said said) {
        return Command.of(said.text())
                .flatMap(command -> command(state, command, said))
                .orElseGet(() -> recognized(state, said));
    }

    private Optional<Step> command(State state, Command command, Said said) {
        if (command.isSmallTalk()) {
            var text = SmallTalk.reply(command, said);
            return Optional.of(
                    switch (command) {
                        case HELLO, WHO, HOW_ARE_YOU -> suggest(state, text, said);
                        case SCOLD ->
                            Step.of(
                                    state,
                                    Reply.answer(text).suggest(said.wording().quick("person")));
                        default -> Step.of(state, Reply.answer(text));
                    });
        }
        return switch (command) {
            case UNDO -> Optional.of(isRecorded(state) ? onItsWay(state, said) : undone(state, said));
            case REDO -> Optional.of(redone(state, said));
            case CONTINUE ->
                Optional.of(
                        state.kept().isEmpty()
                                ? suggest(state, said.say("draft.nothingOpen"), said)
                                : resumed(state, said));
            case CANCEL ->
                Optional.of(
                        isRecorded(state)
                                ? onItsWay(state, said)
                                : suggest(state.misses(0), said.say("draft.nothingOpen"), said));
            case YES ->
                Optional.of(
                        isPersonOffered(state, said)
                                ? ladder.person(state, said)
                                : suggest(state, said.say("draft.nothingOpen"), said));
            case NO -> Optional.of(suggest(state.misses(0), said.say("talk.fine"), said));
            case BACK, START_OVER, LATER, SKIP, WHY, SO_FAR, USUAL ->
                Optional.of(suggest(state, said.say("draft.nothingOpen"), said));
            case PERSON -> Optional.of(ladder.person(state, said));
            case REPEAT ->
                state.said().isEmpty() ? Optional.empty() : Optional.of(Step.of(state, Reply.answer(state.said())));
            default -> Optional.empty();
        };
    }

    static boolean isPersonOffered(State state, Said said) {
        return state.offered().stream().anyMatch(reply -> reply.value().equals(said.say("quick.person")));
    }

    private static boolean isRecorded(State state) {
        return state.done()
                .filter(draft -> draft.phase() == Draft.Phase.RECORDED)
                .isPresent();
    }

    private static Step onItsWay(State state, Said said) {
        return Step.of(state, Reply.answer(said.say("errand.onItsWay")));
    }

    private Step suggest(State state, String text, Said said) {
        return Step.of(state, Reply.answer(text).suggest(ladder.suggestions(repertoire.specs(said.language()))));
    }

    private Step resumed(State state, Said said) {
        var next = state.resuming();
        return drafting.take(next, next.draft().orElseThrow(), said);
    }

    private Step inAnotherLanguage(State state, Said said) {
        var text = said.say("language.now");
        return state.draft()
                .flatMap(draft ->
                        repertoire.find(draft.intent()).map(intent -> Asking.question(draft, said.spec(intent), said)))
                .map(question -> Step.of(state, Replies.saying(question, Asking.joined(text, question.text()))))
                .orElseGet(() -> suggest(state, text, said));
    }

    private Step undone(State state, Said said) {
        var offer = state.undo().filter(o -> o.until().isAfter(said.now().toInstant()));
        if (offer.isEmpty()) {
            return Step.of(state.withoutUndo(), Reply.answer(said.say("undo.nothing")));
        }
        var undo = offer.get().undo();
        var id = UUID.nameUUIDFromBytes(
                ("undo " + state.done().map(Draft::id).orElse(said.fresh())).getBytes(StandardCharsets.UTF_8));
        var intent = repertoire.find(undo.intent());
        if (intent.isEmpty()) {
            return Step.of(state, Reply.answer(said.say("intent.gone.undo")));
        }
        var told = Draft.of(id, said.spec(intent.get())).told(offer.get().version());
        for (var value : undo.values().entrySet()) {
            told = told.with(value.getKey(), value.getValue(), false);
        }
        var moved = new Migration(carrying).of(told, intent.get(), said);
        var draft = moved.draft();
        if (!isLast(state) || !moved.lost().isEmpty()) {
            return filling.on(state, draft, intent.get(), said, moved.remark(), true);
        }
        var step = carrying.out(state.withoutUndo(), draft, intent.get(), said);
        return step.progress().complete() ? step.in(step.state().redoing(state.done())) : step;
    }

    /** Whether what can be undone is what was done last, and no question was answered since. */
    private boolean isLast(State state) {
        return state.done()
                .flatMap(draft -> repertoire.find(draft.intent()))
                .filter(intent -> intent.spec().writes())
                .isPresent();
    }

    /** Does once more what was made up for, after it was read back. */
    private Step redone(State state, Said said) {
        var undone = state.redo()
                .flatMap(draft -> repertoire.find(draft.intent()).map(intent -> {
                    var again = Draft.of(said.fresh(), said.spec(intent)).told(draft.version());
                    for (var value : draft.values().canonical().entrySet()) {
                        again = again.with(value.getKey(), value.getValue(), true);
                    }
                    var moved = new Migration(carrying).of(again, intent, said);
                    var text = Asking.joined(said.say("redo.done", again.title()), moved.remark())
                            .strip();
                    return filling.on(state.redoing(Optional.empty()), moved.draft(), intent, said, text, true);
                }));
        return undone.orElseGet(() -> Step.of(state, Reply.answer(said.say("redo.nothing"))));
    }

    private Step recognized(State state, Said said) {
        var plan = several.in(state, said);
        if (plan.isPresent()) {
            return several.isHarmless(plan.get())
                    ? next(state.planning(plan.get().agreed()), said, "").orElseThrow()
                    : Step.of(state.planning(plan.get()), several.readBack(plan.get(), said));
        }
        var detected = understanding.detected(state, said);
        var best = detected.matches().stream().findFirst();
        if (Understanding.isRefusal(said.text())
                && understanding.certain(said.text(), state, said).isEmpty()) {
            return suggest(state.misses(0), said.say("talk.fine"), said).because(detected);
        }
        boolean isGuess = detected.confidence() < Match.SURE || Understanding.isAboutTheWorld(said.text());
        boolean mayBeQuestion = Understanding.isQuestion(said.text()) || detected.confidence() < Match.MAYBE;
        boolean isCertain = understanding.certain(said.text(), state, said).isPresent();
        boolean isWritten =
                best.filter(match -> understanding.isWritten(match, said)).isPresent();
        if (isWritten || isGuess && mayBeQuestion && !isCertain) {
            var answer = understanding.answer(said);
            if (answer.isPresent()) {
                return Step.of(state.misses(0), answer.get()).because(detected);
            }
        }
        var intent = best.filter(match -> match.confidence() >= Match.SURE)
                .flatMap(match -> repertoire.find(match.intent()));
        if (intent.isPresent()) {
            return filling.begin(state, intent.get(), best.get(), said, "", false)
                    .because(detected);
        }
        return best.filter(match -> match.confidence() >= Match.MAYBE)
                .map(match -> ladder.unsure(state, detected, said))
                .orElseGet(() -> ladder.missed(state, said).because(detected));
    }

    /** An answer to "did you mean": what was said first is taken for it. */
    private Step guessed(State state, State.Guess guess, Said said) {
        var command = Command.of(said.text());
        if (command.filter(c -> c == Command.NO || c == Command.CANCEL).isPresent()) {
            return suggest(state, said.say("unsure.no"), said);
        }
        boolean isYes = command.filter(c -> c == Command.YES).isPresent()
                && guess.intents().size() == 1;
        var words = Words.of(said.text()).text();
        var meant = guess.intents().stream()
                .flatMap(name -> repertoire.find(name).stream())
                .filter(intent ->
                        isYes || Words.of(said.spec(intent).title()).text().equals(words))
                .findFirst();
        return meant.map(intent -> {
                    var values = guess.values().getOrDefault(intent.spec().name(), Map.of());
                    var match = new Match(intent.spec().name(), 1, values, "chosen");
                    return filling.begin(state, intent, match, said.text(guess.text()), "", false);
                })
                .orElseGet(() -> open(state, said));
    }

    /** A plan was read back. */
    private Step agreed(State state, Said said) {
        var command = Command.of(said.text());
        var free = state.planning(Plan.NONE);
        if (command.filter(c -> c == Command.YES || c == Command.CONTINUE).isPresent()) {
            return next(state.planning(state.plan().agreed()), said, "")
                    .orElseGet(() -> suggest(free, said.say("draft.nothingOpen"), said));
        }
        return command.filter(c -> c == Command.NO || c == Command.CANCEL).isPresent()
                ? suggest(free, said.say("unsure.no"), said)
                : open(free, said);
    }

    /** The next wish of a plan; one that writes is read back. */
    private Optional<Step> next(State state, Said said, String before) {
        return state.plan()
                .next()
                .flatMap(wish -> repertoire.find(wish.intent()).map(intent -> {
                    var match = new Match(wish.intent(), 1, wish.values(), "plan");
                    var id = UUID.nameUUIDFromBytes(
                            (said.fresh() + " " + state.plan().wishes().size()).getBytes(StandardCharsets.UTF_8));
                    var one = said.text(wish.text()).fresh(id);
                    var rest = state.planning(state.plan().rest());
                    return filling.begin(rest, intent, match, one, before, true);
                }));
    }

    /** Goes on with the plan as long as nothing is open. */
    private Step planned(Step step, Said said) {
        var now = step;
        for (int i = 0;
                i < 5
                        && !now.state().plan().asked()
                        && !now.state().plan().wishes().isEmpty();
                i++) {
            if (now.state().draft().isPresent()) {
                return now;
            }
            var wish = now.state().plan().next().orElseThrow();
            var before = said.say("plan.next", several.title(wish, said));
            var next = next(now.state(), said, before);
            if (next.isEmpty()) {
                return now.in(now.state().planning(Plan.NONE));
            }
            now = now.then(next.get());
        }
        return now;
    }

    /** Notes what a turn did to the draft, so that it can be taken back. */
    private static Step traced(State before, Step step) {
        var after = step.state();
        var open = after.draft();
        if (open.isEmpty() || !after.trail().equals(before.trail())) {
            return step;
        }
        var was = Stream.concat(before.draft().stream(), before.kept().stream())
                .filter(draft -> draft.id().equals(open.get().id()))
                .findFirst()
                .map(Draft::values)
                .orElse(Values.NONE);
        return step.in(
                after.trail(after.trail().then(open.get().id(), was, open.get().values())));
    }

    /** Never says the same sentence twice in a row. */
    private static Step notTwice(State before, Step step, Said said) {
        var text = step.reply().text();
        return step.saying(text.equals(before.said()) ? said.say("once.more", text) : text);
    }
}
