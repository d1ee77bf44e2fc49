/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.detect.Match;
import dev.parley.api.intent.Confirmation;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.SlotType;
import dev.parley.api.intent.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Fills drafts: from the first sentence, then slot by slot, until they can be carried out. */
final class Filling {

    private final Carrying carrying;
    private final Neighbours neighbours;
    private final Settings settings;

    Filling(Carrying carrying, Neighbours neighbours, Settings settings) {
        this.carrying = carrying;
        this.neighbours = neighbours;
        this.settings = settings;
    }

    /**
     * Begins a draft with what the sentence gives for its slots.
     *
     * @param before said in front of its question, empty or whole sentences
     * @param readBack whether to read it back whatever the settings say
     */
    Step begin(State state, Deployed intent, Match match, Said said, String before, boolean readBack) {
        var spec = said.spec(intent);
        var draft = Draft.of(said.fresh(), spec);
        var given = Gleaning.first(spec, said.text(), match.values(), said, focus(state, said));
        var unclear = Optional.<Unclear>empty();
        var base = Optional.<Values>empty();
        for (Slot<?> slot : timesLast(spec)) {
            var one = Optional.ofNullable(given.get(slot.name())).or(() -> silently(slot, state, said));
            if (one.isPresent() && slot.type() instanceof SlotType.Moment) {
                base = Optional.of(base.isPresent() ? base.get() : now(draft, intent, said));
                var moved = moved(slot, one.get(), base.get(), draft, spec, state, said);
                if (moved.isPresent()) {
                    draft = moved.get();
                    continue;
                }
            }
            if (one.isPresent() && !draft.values().has(slot)) {
                var reading = read(slot, one.get(), draft, state, said);
                if (reading instanceof Reading.Read value) {
                    draft = draft.with(slot.name(), value.canonical(), true);
                } else if (one.get().named() && unclear.isEmpty()) {
                    var refused = Forms.Refused.of(one.get().text(), (Reading.Unread) reading);
                    unclear = Optional.of(new Unclear(slot, refused));
                }
            }
        }
        return unclear.isPresent()
                ? refused(state, draft, intent, unclear.get().asMap(), before, said)
                : on(state, draft, intent, said, before, readBack);
    }

    /** Points in time may be relative to a thing, which has to be known before. */
    private static List<Slot<?>> timesLast(IntentSpec spec) {
        return Stream.concat(
                        spec.slots().stream().filter(slot -> !(slot.type() instanceof SlotType.Moment)),
                        spec.slots().stream().filter(slot -> slot.type() instanceof SlotType.Moment))
                .toList();
    }

    /** The times that the thing has now which the draft is about. */
    private Values now(Draft draft, Deployed intent, Said said) {
        boolean isAbout = said.spec(intent).slots().stream()
                .anyMatch(slot -> slot.type() instanceof SlotType.Reference
                        && slot.required()
                        && draft.values().has(slot));
        return isAbout && carrying.current(draft, intent, said) instanceof Calls.Given<Values> given
                ? given.value()
                : Values.NONE;
    }

    /** The draft with another time for something that has one already. */
    private Optional<Draft> moved(
            Slot<?> slot, Given given, Values base, Draft draft, IntentSpec spec, State state, Said said) {
        if (base.canonical().isEmpty() || given.text().isEmpty()) {
            return Optional.empty();
        }
        return Times.change(given.text(), slot, spec, base, said)
                .flatMap(pair -> window(slot, pair, draft, spec, state, said))
                .map(heard -> inferred(heard, draft));
    }

    private static Draft inferred(Draft heard, Draft before) {
        var next = heard;
        for (var value : heard.values().canonical().entrySet()) {
            if (!value.getValue().equals(before.values().canonical().get(value.getKey()))) {
                next = next.with(value.getKey(), value.getValue(), true);
            }
        }
        return next;
    }

    /** A slot that the sentence speaks of, and what is wrong with what it says. */
    private record Unclear(Slot<?> slot, Forms.Refused refused) {

        Map<String, Forms.Refused> asMap() {
            return Map.of(slot.name(), refused);
        }
    }

    /** What was spoken of here; where nothing was and a word points at something, what the user had to do with lately. */
    private List<String> focus(State state, Said said) {
        return state.focus().isEmpty() && Words.of(said.text()).mention("pointers.last")
                ? neighbours.things(said)
                : state.focus();
    }

    /** What a question about one thing is about if it names none: what was spoken of last. */
    private static Optional<Given> silently(Slot<?> slot, State state, Said said) {
        return slot.required() && slot.type() instanceof SlotType.Reference type
                ? Pointing.silently(type, said.text(), state.focus()).map(name -> Given.text(name, false))
                : Optional.empty();
    }

    /** Fills slots from a form, and asks for all that will not do at once. */
    Step form(State state, Draft draft, Deployed intent, Said said) {
        var sent = Sent.to(draft, said.spec(intent), said, state.focus());
        return sent.refused().isEmpty()
                ? on(state, sent.draft(), intent, said, "", draft.phase() == Draft.Phase.READY)
                : refused(state, sent.draft(), intent, sent.refused(), "", said);
    }

    /** The draft with what was said for a slot, and for its end too where both were said; empty if it is not read. */
    Optional<Draft> heard(Slot<?> slot, String text, Draft draft, Deployed intent, State state, Said said) {
        if (slot.type() instanceof SlotType.Moment) {
            var spec = said.spec(intent);
            var pair = Times.change(text, slot, spec, draft.values(), said);
            if (pair.isPresent()) {
                return window(slot, pair.get(), draft, spec, state, said);
            }
        }
        return read(slot, Given.text(text, true), draft, state, said) instanceof Reading.Read read
                ? Optional.of(draft.with(slot.name(), read.canonical(), false))
                : Optional.empty();
    }

    private Optional<Draft> window(
            Slot<?> slot, Times.Pair pair, Draft draft, IntentSpec spec, State state, Said said) {
        var isEnd = slot.type() instanceof SlotType.Moment type && type.end();
        var next = draft;
        if (!isEnd && pair.start().isPresent()) {
            var start = new Given("", pair.start(), true);
            if (!(read(slot, start, draft, state, said) instanceof Reading.Read read)) {
                return Optional.empty();
            }
            next = next.with(slot.name(), read.canonical(), false);
        }
        var end = isEnd ? Optional.<Slot<?>>of(slot) : Times.end(slot, spec);
        if (end.isEmpty() || pair.end().isEmpty()) {
            return isEnd || pair.start().isEmpty() ? Optional.empty() : Optional.of(next);
        }
        var last = read(end.get(), new Given("", pair.end(), true), next, state, said);
        return last instanceof Reading.Read read
                ? Optional.of(next.with(end.get().name(), read.canonical(), false))
                : isEnd ? Optional.empty() : Optional.of(next);
    }

    /** A draft with what an answer says besides for slots that it names. */
    Draft besides(Slot<?> asked, Draft draft, Deployed intent, State state, Said said) {
        var spec = said.spec(intent);
        var next = draft;
        for (var one : Gleaning.besides(spec, asked, said, state.focus()).entrySet()) {
            var slot = spec.slot(one.getKey()).orElseThrow();
            if (!draft.values().has(slot)
                    && read(slot, one.getValue(), next, state, said) instanceof Reading.Read value) {
                next = next.with(slot.name(), value.canonical(), true);
            }
        }
        return next;
    }

    Reading read(Slot<?> slot, Given given, Draft draft, State state, Said said) {
        var text = given.moment()
                .map(moment -> moment.toOffsetDateTime().toString())
                .orElse(given.text());
        return Reading.of(slot, text, draft.values(), said, state.focus());
    }

    /** That a time was taken later than it was said, as the clocks go forward then; else the empty string. */
    static String remark(Slot<?> slot, Draft draft, Draft heard, Said said) {
        if (!(slot.type() instanceof SlotType.Moment type)
                || !Times.read(said.text(), type, Times.base(type, draft.values(), said), said)
                        .filter(Times.Pair::moved)
                        .isPresent()) {
            return "";
        }
        return said.say("moment.moved", heard.values().spoken(slot, said.locale()));
    }

    /** Refuses an answer that can't be read. */
    Forms.Refused problem(Slot<?> slot, String text, Draft draft, Deployed intent, State state, Said said) {
        var given = slot.type() instanceof SlotType.Moment type
                ? Times.change(text, slot, said.spec(intent), draft.values(), said)
                        .flatMap(pair -> type.end() ? pair.end() : pair.start())
                        .map(moment -> new Given(text, Optional.of(moment), true))
                        .orElse(Given.text(text, true))
                : Given.text(text, true);
        return read(slot, given, draft, state, said) instanceof Reading.Unread unread
                ? Forms.Refused.of(text, unread)
                : new Forms.Refused(Optional.of(text), said.say("moment.unknown", Wording.quoted(text)));
    }

    /**
     * Goes on with a draft: asks for what is missing, else reads back what has to be, else carries it out.
     *
     * @param before said in front of a question, empty or whole sentences
     * @param readBack whether to read it back whatever the settings say
     */
    Step on(State state, Draft draft, Deployed intent, Said said, String before, boolean readBack) {
        var spec = said.spec(intent);
        var source = spec.draftedFrom().stream()
                .filter(name -> draft.values().canonical().containsKey(name) && !draft.isDrafted(name))
                .findFirst();
        if (source.isPresent()) {
            return drafted(state, draft, intent, said, before, readBack, source.get());
        }
        var known = draft.requiring(required(draft, spec));
        var missing = missing(draft, spec);
        if (missing.isPresent()) {
            return ask(state, known, intent, missing.get(), before, said);
        }
        var stale = spec.slots().stream()
                .flatMap(slot -> stale(slot, known, intent, state, before, said).stream())
                .findFirst();
        if (stale.isPresent()) {
            return stale.get();
        }
        if (spec.writes() && readBack || known.readBack() || mustBeConfirmed(known, spec)) {
            var asking = known.in(Draft.Phase.CONFIRMING);
            return Step.of(state.with(asking), Asking.readBack(asking, spec, before, said));
        }
        var step = carrying.out(state.with(known), known, intent, said);
        return before.isEmpty()
                ? step
                : step.replying(Replies.saying(
                        step.reply(), Asking.joined(before, step.reply().text())));
    }

    /** What has to be asked for next. */
    static Optional<Slot<?>> missing(Draft draft, IntentSpec spec) {
        return spec.slots().stream()
                .filter(slot -> slot.isAsked(draft.values()) && !draft.values().has(slot))
                .findFirst();
    }

    static List<String> required(Draft draft, IntentSpec spec) {
        return spec.slots().stream()
                .filter(slot -> slot.isAsked(draft.values()))
                .map(Slot::name)
                .toList();
    }

    /** Goes on with what the intent makes of a value; what is there stays. */
    private Step drafted(
            State state, Draft draft, Deployed intent, Said said, String before, boolean readBack, String source) {
        var result = carrying.drafted(draft, intent, said);
        var next = draft.drafted(source);
        var remark = "";
        if (result instanceof Calls.Given<Values> given) {
            next = with(next, said.spec(intent), given.value(), state, said);
        } else if (result instanceof Calls.Refused<Values> refused) {
            remark = refused.reason() instanceof Unavailable away
                    ? said.say("system.draftedWithout", Wording.capital(away.system()))
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
                next = Reading.filled(slot, value, next.values(), said, state.focus()) instanceof Reading.Read read
                        ? next.with(slot.name(), read.canonical(), true)
                        : next;
            }
        }
        return next;
    }

    /** Asks for a slot, and offers what this user usually says there. */
    Step ask(State state, Draft draft, Deployed intent, Slot<?> slot, String before, Said said) {
        return asking(
                state,
                draft,
                intent,
                Asking.ask(slot, before, Forms.of(slot, said.spec(intent), draft.values())),
                said);
    }

    /** Asks again for what will not do, the first of it by name. */
    Step refused(
            State state, Draft draft, Deployed intent, Map<String, Forms.Refused> refused, String before, Said said) {
        var spec = said.spec(intent);
        Slot<?> slot = spec.slots().stream()
                .filter(one -> refused.containsKey(one.name()))
                .findFirst()
                .orElseThrow();
        var problems = Asking.joined(before, new Sent(draft, refused).problems());
        return asking(
                state, draft, intent, Asking.ask(slot, problems, Forms.of(slot, spec, draft.values(), refused)), said);
    }

    private Step asking(State state, Draft draft, Deployed intent, Reply.Ask ask, Said said) {
        var spec = said.spec(intent);
        var slot = spec.slot(ask.slot()).orElseThrow();
        var asking = draft.requiring(required(draft, spec)).asking(slot.name());
        return Step.of(state.with(asking), Usual.offered(ask, slot, draft.intent(), neighbours, said));
    }

    /** Asks again for a slot whose value no longer stands: its start moved behind it, or its time went by. */
    private Optional<Step> stale(Slot<?> slot, Draft draft, Deployed intent, State state, String before, Said said) {
        return Optional.ofNullable(draft.values().canonical().get(slot.name())).flatMap(value -> {
            var reading = Reading.filled(slot, value, draft.values(), said, state.focus());
            return reading instanceof Reading.Unread unread
                    ? Optional.of(staled(slot, draft, intent, Forms.Refused.of(value, unread), state, before, said))
                    : Optional.empty();
        });
    }

    private static Step staled(
            Slot<?> slot, Draft draft, Deployed intent, Forms.Refused refused, State state, String before, Said said) {
        var form = Forms.of(slot, said.spec(intent), draft.values(), Map.of(slot.name(), refused));
        return Step.of(
                state.with(draft.without(slot.name()).asking(slot.name())),
                Asking.ask(slot, Asking.joined(before, refused.problem()), form));
    }

    private boolean mustBeConfirmed(Draft draft, IntentSpec spec) {
        if (spec.confirmation().filter(Confirmation::always).isPresent()) {
            return true;
        }
        return spec.writes()
                && switch (settings.readBack()) {
                    case ALWAYS -> true;
                    case INFERRED ->
                        !draft.inferred().isEmpty() || draft.answered().isEmpty();
                    case NEVER -> false;
                };
    }
}
