/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.SlotType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Other values for what was said already: corrections, undo and redo of turns, a step back. */
final class Repair {

    /** In words. */
    private static final int LONGEST_TIME = 8;

    private final Filling filling;

    Repair(Filling filling) {
        this.filling = filling;
    }

    /** Takes the last answer back and asks for it again. */
    Step back(State state, Draft draft, Deployed intent, Said said) {
        var answered = draft.answered().stream()
                .filter(name -> !draft.inferred().contains(name))
                .toList();
        var last = answered.isEmpty()
                ? Optional.<Slot<?>>empty()
                : said.spec(intent).slot(answered.get(answered.size() - 1));
        return last.map(slot -> filling.ask(state, draft.without(slot.name()), intent, slot, "", said))
                .orElseGet(() -> first(state, draft, intent, said));
    }

    private static Step first(State state, Draft draft, Deployed intent, Said said) {
        var spec = said.spec(intent);
        return draft.asking()
                .flatMap(spec::slot)
                .map(slot -> Step.of(
                        state.with(draft),
                        Asking.ask(slot, said.say("draft.first"), Forms.of(slot, spec, draft.values()))))
                .orElseGet(() -> Step.of(state.with(draft), Asking.question(draft, spec, said)));
    }

    /** Takes back what the last turn did to the values; empty if none did anything. */
    Optional<Step> undone(State state, Draft draft, Deployed intent, Said said) {
        return state.trail()
                .back(draft.id())
                .map(edit -> edited(
                        state.trail(state.trail().wentBack(draft.id())), draft, edit, "undo.draft", intent, said));
    }

    Optional<Step> redone(State state, Draft draft, Deployed intent, Said said) {
        return state.trail()
                .again(draft.id())
                .map(edit -> edited(
                        state.trail(state.trail().wentAgain(draft.id())), draft, edit, "redo.draft", intent, said));
    }

    private Step edited(State state, Draft draft, Trail.Edit edit, String key, Deployed intent, Said said) {
        var spec = said.spec(intent);
        var next = draft;
        var labels = new ArrayList<String>();
        for (var slot : edit.slots()) {
            var value = edit.after().get(slot);
            next = value == null ? next.without(slot) : next.with(slot, value, true);
            spec.slot(slot).map(Slot::label).ifPresent(labels::add);
        }
        var text = said.say(key, said.wording().and(labels));
        return filling.on(state, next, intent, said, text, true);
    }

    /** A correction in front of which something says so, of another slot than the one that is asked for. */
    Optional<Step> ledAway(State state, Draft draft, Deployed intent, Slot<?> asked, Said said) {
        var corrections = corrections(draft, intent, said);
        boolean isOther = corrections.stream()
                .anyMatch(one -> !one.slot().name().equals(asked.name())
                        && draft.values().has(one.slot())
                        && isNamed(one, said.text()));
        return isOther ? corrected(state, draft, intent, corrections, said) : Optional.empty();
    }

    /** A correction said where any sentence would do as an answer: only of what has a value. */
    Optional<Step> retold(State state, Draft draft, Deployed intent, Said said) {
        var corrections = corrections(draft, intent, said);
        if (!corrections.isEmpty()
                && corrections.stream().allMatch(one -> draft.values().has(one.slot()))) {
            return corrected(state, draft, intent, corrections, said);
        }
        var start = said.spec(intent).slots().stream()
                .filter(slot -> slot.type() instanceof SlotType.Moment type
                        && !type.end()
                        && draft.values().has(slot))
                .findFirst();
        return start.filter(slot -> Words.of(said.text()).list().size() <= LONGEST_TIME)
                .flatMap(slot -> filling.heard(slot, said.text(), draft, intent, state, said))
                .map(heard ->
                        filling.on(state, heard, intent, said, changes(draft, heard, said.spec(intent), said), false));
    }

    private static boolean isNamed(Correction one, String text) {
        var words = Words.of(text);
        var label = one.slot().label();
        return words.contain(Words.of(label).text())
                || words.contain(
                        Words.of(label.substring(label.lastIndexOf(' ') + 1)).text());
    }

    /** Other values for slots: "make it high", "the summary should say payments-api". */
    Optional<Step> corrected(State state, Draft draft, Deployed intent, Said said) {
        var asked = draft.asking();
        var corrections = corrections(draft, intent, said).stream()
                .filter(one -> asked.isEmpty()
                        || asked.get().equals(one.slot().name())
                        || draft.values().has(one.slot())
                        || !one.value().isEmpty())
                .toList();
        return corrections.isEmpty() ? Optional.empty() : corrected(state, draft, intent, corrections, said);
    }

    private static List<Correction> corrections(Draft draft, Deployed intent, Said said) {
        return Correction.of(
                said.spec(intent), said.text(), draft.values(), draft.asking().isPresent(), said);
    }

    private Optional<Step> corrected(
            State state, Draft draft, Deployed intent, List<Correction> corrections, Said said) {
        var spec = said.spec(intent);
        var next = draft;
        for (var one : corrections) {
            var slot = one.slot();
            if (one.value().isEmpty()) {
                return Optional.of(filling.ask(
                        state, next.without(slot.name()), intent, slot, changes(draft, next, spec, said), said));
            }
            var value = slot.type() instanceof SlotType.Text ? merged(slot, one.value(), next) : one.value();
            var heard = filling.heard(slot, value, next, intent, state, said);
            if (heard.isEmpty()) {
                var problem = filling.problem(slot, value, next, intent, state, said);
                return Optional.of(filling.refused(
                        state, next, intent, Map.of(slot.name(), problem), changes(draft, next, spec, said), said));
            }
            next = heard.get();
        }
        boolean wasAsking = draft.asking().isPresent();
        var told = wasAsking ? changes(draft, next, spec, said) : "";
        return Optional.of(filling.on(state, next, intent, said, told, !wasAsking));
    }

    /** What is different, in a sentence for each slot. */
    private static String changes(Draft before, Draft after, IntentSpec spec, Said said) {
        var sentences = new ArrayList<String>();
        for (var slot : spec.slots()) {
            var value = after.values().canonical().get(slot.name());
            if (value != null && !value.equals(before.values().canonical().get(slot.name()))) {
                sentences.add(said.say(
                        "draft.now",
                        Wording.capital(slot.label()),
                        Wording.quoted(after.values().spoken(slot, said.locale()))));
            }
        }
        return String.join(" ", sentences);
    }

    /** A text with one word put right: "should say payments-api" makes "Restart payments" "Restart payments-api". */
    private static String merged(Slot<?> slot, String value, Draft draft) {
        var old = draft.values().canonical().getOrDefault(slot.name(), "");
        if (value.contains(" ") || !old.contains(" ")) {
            return value;
        }
        int common = Math.min(4, value.length());
        var alike = Pattern.compile(
                        "(?<![\\p{L}\\p{N}_-])" + Pattern.quote(value.substring(0, common)) + "[\\p{L}\\p{N}_-]*",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(old);
        return common >= 4 && alike.find() && !alike.group().equalsIgnoreCase(value)
                ? old.substring(0, alike.start()) + value + old.substring(alike.end())
                : value;
    }
}
