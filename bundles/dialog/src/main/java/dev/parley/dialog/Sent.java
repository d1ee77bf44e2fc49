/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Slot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What came of a form that was sent.
 *
 * @param draft with the values that will do
 * @param refused those that will not, by slot name, in the order of the slots
 */
record Sent(Draft draft, Map<String, Forms.Refused> refused) {

    /** Reads what a form has for a draft. What is empty in it is refused where the draft can't do without. */
    static Sent to(Draft draft, IntentSpec spec, Said said, List<String> focus) {
        var filled = draft;
        var refused = new LinkedHashMap<String, Forms.Refused>();
        for (Slot<?> slot : spec.slots()) {
            var text = said.form().get(slot.name());
            if (text == null || text.isBlank() && !slot.isAsked(filled.values())) {
                continue;
            }
            var reading = text.isBlank()
                    ? new Reading.Unread(said.say("form.missing", slot.label()))
                    : Reading.filled(slot, text, filled.values(), said, focus);
            if (reading instanceof Reading.Read read) {
                filled = filled.with(slot.name(), read.canonical(), false);
            } else {
                refused.put(slot.name(), Forms.Refused.of(text, (Reading.Unread) reading));
            }
        }
        return new Sent(filled, refused);
    }

    /** The draft, of those that were left, which a form is for. */
    static Optional<Draft> aside(State state, Repertoire repertoire, Said said) {
        return state.kept().stream()
                .filter(draft -> isFor(draft, repertoire, said))
                .reduce((earlier, later) -> later);
    }

    /** Whether a draft's intent has one of the slots of the form. */
    static boolean isFor(Draft draft, Repertoire repertoire, Said said) {
        return repertoire
                .find(draft.intent())
                .filter(intent -> said.spec(intent).slots().stream()
                        .anyMatch(slot -> said.form().containsKey(slot.name())))
                .isPresent();
    }

    /** The draft at the question that is open now; where none is, at being read back. */
    Draft atNextQuestion(IntentSpec spec) {
        return spec.slots().stream()
                .filter(slot -> slot.isAsked(draft.values()) && !draft.values().has(slot))
                .findFirst()
                .map(slot -> draft.asking(slot.name()))
                .orElseGet(() -> draft.in(Draft.Phase.CONFIRMING));
    }

    /** What is wrong, in whole sentences. */
    String problems() {
        return refused.values().stream().map(Forms.Refused::problem).collect(Collectors.joining(" "));
    }
}
