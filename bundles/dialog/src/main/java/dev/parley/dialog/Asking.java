/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.intent.Confirmation;
import dev.parley.api.intent.Form;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.QuickReply;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** The questions that belong to a draft. */
final class Asking {

    private Asking() {}

    /** The question that is open in this draft. */
    static Reply question(Draft draft, IntentSpec spec, Said said) {
        var slot = draft.asking().flatMap(spec::slot);
        if (slot.isPresent()) {
            return ask(slot.get(), "", Forms.of(slot.get(), spec, draft.values()));
        }
        return switch (draft.phase()) {
            case CONFIRMING -> readBack(draft, spec, "", said);
            case CORRECTING -> whichSlot(draft, spec, said.say("draft.whatToChange"), said);
            default -> ready(spec, said);
        };
    }

    /** @param before said in front of the question, empty or whole sentences */
    static Reply.Ask ask(Slot<?> slot, String before, Form form) {
        return new Reply.Ask(slot.name(), joined(before, slot.prompt()), Forms.options(slot), Optional.of(form));
    }

    static Reply.Confirm readBack(Draft draft, IntentSpec spec, String before, Said said) {
        var wording = said.wording();
        var question = spec.confirmation()
                .map(Confirmation::question)
                .map(text -> wording.filled(text, spec, draft.values()))
                .orElseGet(() -> wording.readBack(spec, draft.values()));
        var values = new LinkedHashMap<String, String>();
        spec.slots().stream()
                .filter(slot -> isToldOf(slot, draft.values()))
                .forEach(slot -> values.put(slot.label(), draft.values().spoken(slot, said.locale())));
        return new Reply.Confirm(joined(before, question), List.of(wording.quick("yes", "change", "cancel")), values);
    }

    static Reply.Answer whichSlot(Draft draft, IntentSpec spec, String text, Said said) {
        var labels = spec.slots().stream()
                .filter(slot -> isToldOf(slot, draft.values()))
                .map(slot -> QuickReply.of(Wording.capital(slot.label())))
                .toArray(QuickReply[]::new);
        return Reply.answer(text).suggest(labels).suggest(said.wording().quick("cancel"));
    }

    /** Whether a slot has a value that still matters, seeing the others. */
    static boolean isToldOf(Slot<?> slot, Values values) {
        return values.has(slot) && (!slot.required() || slot.when().test(values));
    }

    private static Reply.Answer ready(IntentSpec spec, Said said) {
        return Reply.answer(said.say("draft.tryAgain", spec.title()))
                .suggest(said.wording().quick("tryAgain", "later", "cancel"));
    }

    static String joined(String before, String text) {
        return before.isEmpty() ? text : before + " " + text;
    }
}
