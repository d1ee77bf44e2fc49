/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.change.update;

import dev.parley.api.change.ChangeSlots;
import dev.parley.api.intent.Option;
import dev.parley.api.intent.Slot;
import java.time.OffsetDateTime;
import java.util.List;

/** What is asked: which change, what of it, and the new value. */
final class Slots {

    static final Slot<String> NUMBER = ChangeSlots.number("Which change should I update? For example CHG0030001.");
    static final Slot<String> SUMMARY = onRequest(ChangeSlots.shortDescription("What should the summary say?"));
    static final Slot<String> DESCRIPTION = onRequest(ChangeSlots.description("What should the description say?"));
    static final Slot<String> PRIORITY = onRequest(ChangeSlots.priority("What's the new priority?"));
    static final Slot<OffsetDateTime> START =
            onRequest(ChangeSlots.plannedStart("When should it start? For example 2031-03-01, or \"Saturday 10pm\"."));
    static final Slot<OffsetDateTime> END = onRequest(ChangeSlots.plannedEnd(START, "When should it be finished?"));
    static final List<Slot<?>> NEW_VALUES = List.of(SUMMARY, DESCRIPTION, PRIORITY, START, END);

    /** Which of the new values is wanted; asked only while none is known. */
    static final Slot<String> FIELD = Slot.choice(
                    "field",
                    "field",
                    "What should be different: summary, description, priority, start or end?",
                    Option.of(SUMMARY.name(), "Summary", "title", "short description"),
                    Option.of(DESCRIPTION.name(), "Description", "details"),
                    Option.of(PRIORITY.name(), "Priority", "prio", "urgency"),
                    Option.of(
                            START.name(),
                            "Start",
                            "start date",
                            "start time",
                            "planned start",
                            "move",
                            "reschedule",
                            "postpone",
                            "delay",
                            "defer",
                            "shift"),
                    Option.of(
                            END.name(),
                            "End",
                            "end date",
                            "end time",
                            "planned end",
                            "finish",
                            "extend",
                            "prolong",
                            "shorten"))
            .when(values -> NEW_VALUES.stream().noneMatch(values::has));

    private Slots() {}

    /** A slot that is needed only if its field was chosen, or its value was said. */
    private static <T> Slot<T> onRequest(Slot<T> slot) {
        return slot.when(values ->
                values.has(slot) || slot.name().equals(values.canonical().get("field")));
    }
}
