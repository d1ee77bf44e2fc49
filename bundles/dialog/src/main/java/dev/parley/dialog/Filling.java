/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.detect.Match;
import dev.parley.api.intent.Confirmation;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Option;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.SlotType;
import dev.parley.api.intent.Values;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Fills drafts: from the first sentence, then slot by slot, until they can be carried out. */
final class Filling {

    private final Carrying carrying;
    private final Settings settings;

    Filling(Carrying carrying, Settings settings) {
        this.carrying = carrying;
        this.settings = settings;
    }

    /** Begins a draft with what the sentence gives for its slots. */
    Step begin(State state, Deployed intent, Match match, Said said) {
        var spec = intent.spec();
        var draft = Draft.of(said.fresh(), spec.name(), spec.title());
        var unclear = Optional.<Unclear>empty();
        for (Slot<?> slot : spec.slots()) {
            var given = Optional.ofNullable(match.values().get(slot.name()));
            var raw = given.or(() -> found(slot, said.text(), state.focus()));
            if (raw.isPresent()) {
                var reading = read(slot, raw.get(), draft, state, said);
                if (reading instanceof Reading.Read value) {
                    draft = draft.with(slot.name(), value.canonical(), true);
                } else if (given.isPresent() && unclear.isEmpty()) {
                    unclear = Optional.of(new Unclear(slot, ((Reading.Unread) reading).problem()));
                }
            }
        }
        return unclear.isPresent()
                ? ask(state, draft, spec, unclear.get().slot(), unclear.get().problem())
                        .confidence(match.confidence())
                : on(state, draft, intent, said, "", false).confidence(match.confidence());
    }

    /** A slot that the sentence speaks of, and what is wrong with what it says. */
    private record Unclear(Slot<?> slot, String problem) {}

    /** Fills slots from a form; what is wrong with the first bad value is said. */
    Step form(State state, Draft draft, Deployed intent, Map<String, String> form, Said said) {
        var filled = draft;
        for (Slot<?> slot : intent.spec().slots()) {
            var raw = form.get(slot.name());
            if (raw != null) {
                var reading = read(slot, raw, filled, state, said);
                if (reading instanceof Reading.Unread problem) {
                    return ask(state, filled, intent.spec(), slot, problem.problem());
                }
                filled = filled.with(slot.name(), ((Reading.Read) reading).canonical(), false);
            }
        }
        return on(state, filled, intent, said, "", false);
    }

    /** The draft with what was said for a slot, and for the end too where both were said of a beginning. */
    Optional<Draft> heard(Slot<?> slot, String text, Draft draft, IntentSpec spec, State state, Said said) {
        if (read(slot, text, draft, state, said) instanceof Reading.Read whole) {
            return Optional.of(draft.with(slot.name(), whole.canonical(), false));
        }
        return spec.slots().stream()
                .filter(end -> end.type() instanceof SlotType.Moment moment
                        && moment.after().equals(Optional.of(slot.name())))
                .flatMap(end ->
                        Windows.split(text).flatMap(halves -> both(slot, end, halves, draft, state, said).stream()))
                .findFirst();
    }

    private Optional<Draft> both(
            Slot<?> start, Slot<?> end, Windows.Halves halves, Draft draft, State state, Said said) {
        if (!(read(start, halves.from(), draft, state, said) instanceof Reading.Read from)) {
            return Optional.empty();
        }
        var begun = draft.with(start.name(), from.canonical(), false);
        return read(end, halves.to(), begun, state, said) instanceof Reading.Read to
                ? Optional.of(begun.with(end.name(), to.canonical(), false))
                : Optional.empty();
    }

    Reading read(Slot<?> slot, String text, Draft draft, State state, Said said) {
        return Reading.of(slot, text, draft.values(), said.now(), state.focus());
    }

    /**
     * Goes on with a draft: asks for what is missing, else reads back what has to be, else carries it out.
     *
     * @param before said in front of a question, empty or whole sentences
     * @param readBack whether to read it back whatever the settings say
     */
    Step on(State state, Draft draft, Deployed intent, Said said, String before, boolean readBack) {
        var spec = intent.spec();
        var source = spec.draftedFrom().stream()
                .filter(name -> draft.values().canonical().containsKey(name) && !draft.isDrafted(name))
                .findFirst();
        if (source.isPresent()) {
            return drafted(state, draft, intent, said, before, readBack, source.get());
        }
        var known = draft.requiring(spec.slots().stream()
                .filter(slot -> slot.isAsked(draft.values()))
                .map(Slot::name)
                .toList());
        var missing = spec.slots().stream()
                .filter(slot -> slot.isAsked(draft.values()) && !draft.values().has(slot))
                .findFirst();
        if (missing.isPresent()) {
            return ask(state, known, spec, missing.get(), before);
        }
        var stale = spec.slots().stream()
                .flatMap(slot -> stale(slot, known, state, said).stream())
                .findFirst();
        if (stale.isPresent()) {
            return stale.get();
        }
        if (readBack || known.readBack() || mustBeConfirmed(known, spec)) {
            var asking = known.in(Draft.Phase.CONFIRMING);
            return Step.of(state.with(asking), Asking.readBack(asking, spec, before));
        }
        return carrying.out(state.with(known), known, intent, said);
    }

    /** Goes on with what the intent makes of a value; what is there stays. */
    private Step drafted(
            State state, Draft draft, Deployed intent, Said said, String before, boolean readBack, String source) {
        var result = carrying.drafted(draft, intent, said);
        var next = draft.drafted(source);
        var remark = "";
        if (result instanceof Calls.Given<Values> given) {
            next = with(next, intent.spec(), given.value(), state, said);
        } else if (result instanceof Calls.Refused<Values> refused) {
            remark = refused.reason() instanceof Unavailable away
                    ? Wording.draftedWithout(away.system())
                    : refused.reason().getMessage();
            next = refused.reason() instanceof Unavailable ? next : next.without(source);
        }
        return on(state, next, intent, said, Asking.joined(before, remark).strip(), readBack);
    }

    private Draft with(Draft draft, IntentSpec spec, Values made, State state, Said said) {
        var next = draft;
        for (Slot<?> slot : spec.slots()) {
            var value = made.canonical().get(slot.name());
            if (value != null && !draft.values().has(slot)) {
                next = read(slot, value, next, state, said) instanceof Reading.Read read
                        ? next.with(slot.name(), read.canonical(), true)
                        : next;
            }
        }
        return next;
    }

    Step ask(State state, Draft draft, IntentSpec spec, Slot<?> slot, String before) {
        var required = spec.slots().stream()
                .filter(s -> s.isAsked(draft.values()))
                .map(Slot::name)
                .toList();
        var asking = draft.requiring(required).asking(slot.name());
        return Step.of(state.with(asking), Asking.ask(slot, before));
    }

    /** Asks again for a slot whose value no longer stands: its start moved behind it, or its time went by. */
    private Optional<Step> stale(Slot<?> slot, Draft draft, State state, Said said) {
        return Optional.ofNullable(draft.values().canonical().get(slot.name()))
                .map(value -> read(slot, value, draft, state, said))
                .filter(Reading.Unread.class::isInstance)
                .map(reading -> Step.of(
                        state.with(draft.without(slot.name()).asking(slot.name())),
                        Asking.ask(slot, ((Reading.Unread) reading).problem())));
    }

    private boolean mustBeConfirmed(Draft draft, IntentSpec spec) {
        if (spec.confirmation().filter(Confirmation::always).isPresent()) {
            return true;
        }
        return spec.writes()
                && switch (settings.readBack()) {
                    case ALWAYS -> true;
                    case INFERRED -> !draft.inferred().isEmpty();
                    case NEVER -> false;
                };
    }

    /** What a sentence says about a slot without being asked: a name of its shape, "it", or "priority high". */
    private static Optional<String> found(Slot<?> slot, String text, Optional<String> focus) {
        if (slot.type() instanceof SlotType.Reference type) {
            var names = Reading.references(type, text);
            return names.isEmpty()
                    ? focus.filter(name -> Words.of(text).mentionLast()
                            && type.pattern().matcher(name).matches())
                    : names.stream().findFirst().filter(name -> names.size() == 1);
        }
        return slot.type() instanceof SlotType.Choice choice
                ? choice.options().stream()
                        .filter(named(slot.label(), Words.of(text)))
                        .map(Option::value)
                        .findFirst()
                : Optional.empty();
    }

    private static Predicate<Option> named(String label, Words said) {
        return option -> Stream.concat(Stream.of(option.value()), option.synonyms().stream())
                .anyMatch(word -> said.contain(word + " " + label)
                        || Stream.of(" ", " is ", " to ", " should be ")
                                .anyMatch(between -> said.contain(label + between + word)));
    }
}
