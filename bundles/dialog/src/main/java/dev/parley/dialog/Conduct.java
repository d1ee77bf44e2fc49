/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.detect.Match;
import dev.parley.api.dialog.Progress;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.QuickReply;
import dev.parley.api.intent.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Conducts a conversation: a turn is a function of what is remembered and what is said. */
final class Conduct {

    private static final double MAYBE = 0.4;

    private final Catalog catalog;
    private final Settings settings;
    private final Filling filling;
    private final Carrying carrying;
    private final Drafting drafting;

    Conduct(Catalog catalog, Carrying carrying, Settings settings) {
        this.catalog = catalog;
        this.settings = settings;
        this.carrying = carrying;
        this.filling = new Filling(carrying, settings);
        this.drafting = new Drafting(catalog, filling, carrying);
    }

    Step take(State state, Said said) {
        var step = state.draft().map(draft -> drafting.take(state, draft, said)).orElseGet(() -> open(state, said));
        return notTwice(state, step);
    }

    /** Nothing is being talked about. */
    private Step open(State state, Said said) {
        return Command.of(said.text())
                .flatMap(command -> command(state, command, said))
                .orElseGet(() -> recognized(state, said));
    }

    private Optional<Step> command(State state, Command command, Said said) {
        return switch (command) {
            case UNDO -> Optional.of(isRecorded(state) ? onItsWay(state) : undone(state, said));
            case CONTINUE ->
                Optional.of(state.kept().isEmpty() ? suggest(state, Wording.nothingOpen()) : resumed(state, said));
            case CANCEL -> Optional.of(isRecorded(state) ? onItsWay(state) : suggest(state, Wording.nothingOpen()));
            case BACK, START_OVER, LATER, SKIP, NO, YES -> Optional.of(suggest(state, Wording.nothingOpen()));
            case HELLO -> Optional.of(suggest(state, Wording.hello()));
            case THANKS -> Optional.of(Step.of(state, Reply.answer(Wording.welcome())));
            case REPEAT ->
                state.said().isEmpty() ? Optional.empty() : Optional.of(Step.of(state, Reply.answer(state.said())));
            case HELP -> Optional.empty();
        };
    }

    private static boolean isRecorded(State state) {
        return state.done()
                .filter(draft -> draft.phase() == Draft.Phase.RECORDED)
                .isPresent();
    }

    private static Step onItsWay(State state) {
        return Step.of(state, Reply.answer(Wording.onItsWay()));
    }

    private Step suggest(State state, String text) {
        return Step.of(
                state,
                Reply.answer(text).suggest(Wording.suggestions(catalog.specs()).toArray(QuickReply[]::new)));
    }

    private Step resumed(State state, Said said) {
        var next = state.resuming();
        return drafting.take(next, next.draft().orElseThrow(), said);
    }

    private Step undone(State state, Said said) {
        var offer = state.undo().filter(o -> o.until().isAfter(said.now().toInstant()));
        if (offer.isEmpty()) {
            return Step.of(state.withoutUndo(), Reply.answer(Wording.nothingToUndo()));
        }
        var undo = offer.get().undo();
        var id = UUID.nameUUIDFromBytes(
                ("undo " + state.done().map(Draft::id).orElse(said.fresh())).getBytes(StandardCharsets.UTF_8));
        var intent = catalog.find(undo.intent());
        if (intent.isEmpty()) {
            return Step.of(state, Reply.answer(Wording.gone("undo that")));
        }
        var draft = Draft.of(id, undo.intent(), intent.get().spec().title());
        for (var value : undo.values().entrySet()) {
            draft = draft.with(value.getKey(), value.getValue(), false);
        }
        return carrying.out(state.withoutUndo(), draft, intent.get(), said);
    }

    private Step recognized(State state, Said said) {
        var matches = catalog.recognize(said.text());
        var best = matches.stream().findFirst();
        var intent =
                best.filter(match -> match.confidence() >= Match.SURE).flatMap(match -> catalog.find(match.intent()));
        if (intent.isPresent()) {
            return filling.begin(state, intent.get(), best.get(), said);
        }
        return best.filter(match -> match.confidence() >= MAYBE)
                .map(match -> unsure(state, matches))
                .orElseGet(() -> missed(state.missed(), said));
    }

    private Step unsure(State state, List<Match> matches) {
        var candidates = matches.stream()
                .filter(match -> match.confidence() >= MAYBE)
                .limit(2)
                .flatMap(match -> catalog.find(match.intent()).stream())
                .map(Deployed::spec)
                .toList();
        var reply = Reply.answer(Wording.unsure(candidates))
                .suggest(Wording.suggestions(candidates).toArray(QuickReply[]::new));
        return new Step(state, reply, Progress.NONE, matches.get(0).confidence());
    }

    /** Nothing was understood: what can be done, then how it can be said, then who else could help. */
    private Step missed(State state, Said said) {
        var specs = catalog.specs();
        var reply =
                switch (state.misses() % 3) {
                    case 1 -> Reply.answer(Wording.unknown(specs)).suggest(suggestions(specs));
                    case 2 ->
                        Reply.answer(Wording.unknownAgain(example(specs, said))).suggest(suggestions(specs));
                    default ->
                        new Reply.HandOff(
                                settings.handOff()
                                        .replace(
                                                "{conversation}",
                                                said.conversation().toString()),
                                Wording.suggestions(specs));
                };
        return new Step(state, reply, Progress.NONE, 0);
    }

    private static QuickReply[] suggestions(List<IntentSpec> specs) {
        return Wording.suggestions(specs).toArray(QuickReply[]::new);
    }

    /** An example of one of the intents, another one in another conversation. */
    private static String example(List<IntentSpec> specs, Said said) {
        var examples = specs.stream()
                .flatMap(spec -> spec.examples().stream().limit(2))
                .toList();
        return examples.isEmpty()
                ? "help"
                : examples.get(Math.floorMod(said.conversation().hashCode(), examples.size()));
    }

    /** Never says the same sentence twice in a row. */
    private static Step notTwice(State before, Step step) {
        var text = step.reply().text();
        return step.saying(text.equals(before.said()) ? Wording.onceMore(text) : text);
    }
}
