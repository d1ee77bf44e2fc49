/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.detect.Match;
import dev.parley.api.dialog.Progress;
import dev.parley.api.handover.HandOver;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.QuickReply;
import dev.parley.api.intent.Reply;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What is done where nothing was understood, one rung further each time: what can be done, how it can be said, what is
 * written about it, who else could help.
 */
final class Ladder {

    private final Repertoire repertoire;
    private final Understanding understanding;
    private final Neighbours neighbours;
    private final Settings settings;
    private final Json json = new Json();

    Ladder(Repertoire repertoire, Understanding understanding, Neighbours neighbours, Settings settings) {
        this.repertoire = repertoire;
        this.understanding = understanding;
        this.neighbours = neighbours;
        this.settings = settings;
    }

    /** Nothing was understood, once more. */
    Step missed(State before, Said said) {
        var state = before.missed();
        var specs = repertoire.specs(said.language());
        var reply =
                switch ((state.misses() - 1) % 4) {
                    case 0 -> Reply.answer(said.wording().unknown(specs)).suggest(suggestions(specs));
                    case 1 ->
                        Reply.answer(said.say("unknown.rephrase", example(specs, said)))
                                .suggest(suggestions(specs));
                    case 2 -> Reply.answer(closest(said)).suggest(suggestions(specs));
                    default -> offer(said);
                };
        return new Step(state, reply, Progress.NONE, 0);
    }

    private Reply.HandOff offer(Said said) {
        return new Reply.HandOff(
                said.say("unknown.person") + note(said), List.of(said.wording().quick("person", "neverMind")));
    }

    private String note(Said said) {
        return neighbours.desk == null && !settings.handOff().isBlank() ? " " + contact(said) : "";
    }

    private String contact(Said said) {
        return settings.handOff().replace("{conversation}", said.conversation().toString());
    }

    /** Gives the conversation to a person, with what is open in it. */
    Step person(State state, Said said) {
        var wanted = new HandOver(
                UUID.randomUUID(),
                said.conversation(),
                said.user().id(),
                said.user().name(),
                state.misses() > 0 ? "lost" : "asked",
                state.draft().map(Draft::progress).map(json::text),
                said.now().toInstant(),
                Optional.empty());
        return neighbours.desk == null
                ? Step.of(state, new Reply.HandOff(nobody(said), List.of()))
                : Step.of(state.misses(0), new Reply.HandOff(said.say("person.open"), List.of()))
                        .wanting(wanted);
    }

    /** That nobody can be reached, and who may be. */
    String nobody(Said said) {
        return said.say("person.none", contact(said)).strip();
    }

    private String closest(Said said) {
        var quoted = Wording.quoted(said.text());
        return understanding
                .closest(said)
                .map(passage -> said.say("unknown.closest", quoted, passage.title(), Understanding.brief(passage)))
                .orElseGet(() -> said.say("unknown.nothingFound", quoted));
    }

    /** Asks which of two is meant. */
    Step unsure(State state, Detected detected, Said said) {
        var likely = Understanding.likely(detected);
        var specs = likely.stream()
                .flatMap(match -> repertoire.find(match.intent()).stream())
                .map(said::spec)
                .toList();
        var guess = new State.Guess(
                said.text(),
                specs.stream().map(IntentSpec::name).toList(),
                likely.stream().collect(Collectors.toMap(Match::intent, Match::values, (a, b) -> a)));
        var choices = specs.stream()
                .map(spec -> QuickReply.of(Wording.capital(spec.title())))
                .toArray(QuickReply[]::new);
        var reply = Reply.answer(said.wording().unsure(specs))
                .suggest(choices)
                .suggest(said.wording().quick("no"));
        return new Step(state.guessing(Optional.of(guess)), reply, Progress.NONE, detected.confidence())
                .because(detected);
    }

    QuickReply[] suggestions(List<IntentSpec> specs) {
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

    /** What a slot's answers came to, more helpful each time: the problem, a hint, a way out. */
    static Reply.Ask struggling(Reply.Ask ask, int times, String problem, String hint, String label, Said said) {
        return switch (times) {
            case 0 -> ask;
            case 1 -> new Reply.Ask(ask.slot(), Asking.joined(problem, hint), ask.quickReplies(), ask.form());
            default ->
                new Reply.Ask(
                                ask.slot(),
                                said.say("draft.struggling", label) + " " + hint,
                                ask.quickReplies(),
                                ask.form())
                        .suggest(List.of(said.wording().quick("later", "person")));
        };
    }
}
