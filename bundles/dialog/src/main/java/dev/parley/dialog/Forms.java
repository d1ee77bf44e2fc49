/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.intent.Form;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.QuickReply;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.SlotType;
import dev.parley.api.intent.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Forms: what can be filled in instead of said. One field a question, but the window of a change is picked at once. */
final class Forms {

    private static final int LONG_TEXT = 200;

    /**
     * A value that will not do.
     *
     * @param said in its canonical text where it has one; empty if nothing was said
     * @param problem what is wrong with it, in whole sentences
     */
    record Refused(Optional<String> said, String problem) {

        static Refused of(String said, Reading.Unread reading) {
            var value = reading.value().or(() -> Optional.of(said).filter(text -> !text.isBlank()));
            return new Refused(value, reading.problem());
        }
    }

    private Forms() {}

    /** The form for a question. */
    static Form of(Slot<?> asked, IntentSpec spec, Values values) {
        return of(asked, spec, values, Map.of());
    }

    /** The form for a question about values that will not do, by slot name; each of them has a field. */
    static Form of(Slot<?> asked, IntentSpec spec, Values values, Map<String, Refused> refused) {
        return new Form(spec.slots().stream()
                .filter(slot -> slot.name().equals(asked.name())
                        || refused.containsKey(slot.name())
                        || belongs(slot, asked, spec, refused))
                .map(slot -> field(slot, values, Optional.ofNullable(refused.get(slot.name()))))
                .toList());
    }

    /** An end belongs to its start's question, and a start to that about an end that will not do. */
    private static boolean belongs(Slot<?> slot, Slot<?> asked, IntentSpec spec, Map<String, Refused> refused) {
        return isEnd(slot, asked, spec) || refused.containsKey(asked.name()) && isEnd(asked, slot, spec);
    }

    private static boolean isEnd(Slot<?> end, Slot<?> start, IntentSpec spec) {
        return end.required()
                && Times.end(start, spec)
                        .filter(slot -> slot.name().equals(end.name()))
                        .isPresent();
    }

    private static Form.FormField field(Slot<?> slot, Values values, Optional<Refused> refused) {
        int longest = slot.type() instanceof SlotType.Text text ? text.longest() : 0;
        boolean search = slot.type() instanceof SlotType.Reference reference
                && reference.subject().isPresent();
        var field = new Form.FormField(
                slot.name(),
                type(slot),
                slot.label(),
                slot.required(),
                options(slot),
                longest,
                Optional.ofNullable(values.canonical().get(slot.name())),
                Optional.empty(),
                search);
        return refused.map(bad -> field.refused(bad.said(), bad.problem())).orElse(field);
    }

    /** The values of a choice. */
    static List<QuickReply> options(Slot<?> slot) {
        return slot.type() instanceof SlotType.Choice choice
                ? choice.options().stream()
                        .map(option -> new QuickReply(option.label(), option.value()))
                        .toList()
                : List.of();
    }

    private static String type(Slot<?> slot) {
        if (slot.type() instanceof SlotType.Text text) {
            return text.longest() > LONG_TEXT ? "long_text" : "text";
        } else if (slot.type() instanceof SlotType.Choice) {
            return "choice";
        } else if (slot.type() instanceof SlotType.Number) {
            return "number";
        }
        return slot.type() instanceof SlotType.Moment ? "date_time" : "reference";
    }
}
