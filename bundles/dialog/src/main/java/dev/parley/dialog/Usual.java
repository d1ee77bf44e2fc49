/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.change.Change;
import dev.parley.api.intent.QuickReply;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.SlotType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** What a user always answers, offered where it is asked for, never assumed. */
final class Usual {

    /** How often the same was chosen, without exception, until it is usual. */
    private static final int TIMES = 3;

    private static final int MOST_THINGS = 3;

    private Usual() {}

    /** The question with what this user is likely to say. */
    static Reply.Ask offered(Reply.Ask ask, Slot<?> slot, String intent, Neighbours neighbours, Said said) {
        if (slot.type() instanceof SlotType.Choice type) {
            return value(slot, intent, neighbours, said)
                    .flatMap(type::option)
                    .map(option -> first(ask, new QuickReply(said.say("quick.usual", option.label()), option.value())))
                    .orElse(ask);
        }
        return slot.type() instanceof SlotType.Reference type ? lately(ask, type, neighbours, said) : ask;
    }

    /** The value that this user always chose. */
    static Optional<String> value(Slot<?> slot, String intent, Neighbours neighbours, Said said) {
        if (!(slot.type() instanceof SlotType.Choice)) {
            return Optional.empty();
        }
        var last = neighbours.choices(intent, slot.name(), TIMES, said);
        return last.size() == TIMES && last.stream().distinct().count() == 1
                ? Optional.of(last.get(0))
                : Optional.empty();
    }

    /** What was done, and with which choices. */
    static void remember(
            Draft draft, Reply.Answer answer, Optional<Deployed> intent, Neighbours neighbours, Said said) {
        var choices = new LinkedHashMap<String, String>();
        var things = new ArrayList<String>();
        intent.map(Deployed::spec).stream()
                .flatMap(spec -> spec.slots().stream())
                .filter(slot -> draft.values().has(slot))
                .forEach(slot -> {
                    var value = draft.values().canonical().get(slot.name());
                    if (slot.type() instanceof SlotType.Choice) {
                        choices.put(slot.name(), value);
                    } else if (slot.type() instanceof SlotType.Reference) {
                        things.add(value);
                    }
                });
        answer.change().map(Change::number).ifPresent(number -> {
            things.remove(number);
            things.add(number);
        });
        neighbours.remember(
                said.user().id(), draft.intent(), things, choices, said.now().toInstant());
    }

    private static Reply.Ask lately(Reply.Ask ask, SlotType.Reference type, Neighbours neighbours, Said said) {
        var names = neighbours.things(said).stream()
                .filter(name -> Timed.matcher(type.pattern(), name).matches())
                .limit(MOST_THINGS)
                .map(QuickReply::of)
                .toList();
        return ask.quickReplies().isEmpty() ? ask.suggest(names) : ask;
    }

    private static Reply.Ask first(Reply.Ask ask, QuickReply usual) {
        var all = new ArrayList<>(List.of(usual));
        all.addAll(ask.quickReplies());
        return new Reply.Ask(ask.slot(), ask.text(), all, ask.form());
    }
}
