/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.change.create;

import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.ChangeManagement;
import dev.parley.api.change.ChangeSlots;
import dev.parley.api.change.Field;
import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Option;
import dev.parley.api.intent.QuickReply;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.Turn;
import dev.parley.api.intent.Undo;
import java.time.OffsetDateTime;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Creates a change request. */
@Component(configurationPid = "parley.intent.change.create")
public final class CreateChange implements Intent {

    private static final Slot<String> TYPE = Slot.choice(
                    Field.TYPE.name(),
                    "type",
                    "Is it a normal, a standard or an emergency change?",
                    Option.of("normal", "Normal"),
                    Option.of("standard", "Standard"),
                    Option.of("emergency", "Emergency", "urgent"))
            .optional();
    private static final Slot<String> SUMMARY = ChangeSlots.shortDescription("What's a brief summary of the change?");
    private static final Slot<String> DESCRIPTION =
            ChangeSlots.description("Please describe it in a little more detail: what will be done, and why?");
    private static final Slot<String> PRIORITY = ChangeSlots.priority("What's the priority?");
    private static final Slot<OffsetDateTime> START =
            ChangeSlots.plannedStart("When do you plan to start? For example 2031-03-01, or \"Saturday 10pm\".");
    private static final Slot<OffsetDateTime> END = ChangeSlots.plannedEnd(START, "And when should it be finished?");

    private static final String NEW = "[brand] [new] [{type}] ";
    private static final String A = "(a|an|another|one) " + NEW;
    private static final String CHANGE = "(change|change request|change ticket|request|ticket|rfc|cr|chg)";
    private static final String CREATE = "(create|make|raise|log|file|submit|add|register|initiate|set up"
            + "|put in|put through|prepare|draft|enter)";
    private static final String A_CHANGE = "(" + CREATE + " [me|us] [" + A + "|" + NEW + "] " + CHANGE
            + "|(open|start|begin|request|plan|schedule|book|do|get|need|want|require) [me|us] " + A + CHANGE
            + "|new [{type}] " + CHANGE + ")";
    private static final String LATER = "(tonight|today|tomorrow|starting|beginning|next week|this weekend"
            + "|on (monday|tuesday|wednesday|thursday|friday|saturday|sunday)|with {priority} priority)";

    private final ChangeManagement changes;

    @Activate
    public CreateChange(@Reference(name = "changes") ChangeManagement changes) {
        this.changes = changes;
    }

    @Override
    public IntentSpec spec() {
        return IntentSpec.named("create_change_request")
                .title("create a change request")
                .examples(
                        "create a change request",
                        "I need a new change",
                        "raise an emergency change",
                        "new change called \"Restart payments\"")
                .rules(
                        A_CHANGE,
                        "^ [a|an|another] [new] {type} change",
                        "^ (a new|another) " + CHANGE,
                        "^ (chg|rfc|cr|change request) for *",
                        "(creation|raising) of " + A + CHANGE,
                        A_CHANGE + " (called|titled|entitled|named) {short_description}",
                        A_CHANGE + " to {short_description} [" + LATER + " *]",
                        A_CHANGE + " to (the|my|our|a|an|this|that)",
                        "(plan|schedule|book) " + A + CHANGE + " for {planned_start_date}",
                        "!request for (pto|vacation|leave|time off|money)",
                        "!change (of|freeze|window|manager|management|board|process|policy|calendar)",
                        "!how (to|do|does|can|could|would|should)",
                        "!(what happens (if|when|after)|in which way)",
                        "!(not|never|without|not to|never to|no need to|not (want|wish|need|have|going) to) " + CREATE)
                .slots(TYPE, SUMMARY, DESCRIPTION, PRIORITY, START, END);
    }

    @Override
    public Reply handle(Turn turn) {
        var change = changes.create(turn.user(), turn.draft().toString(), fields(turn));
        return Reply.answer("%s is created, in state %s. Anything to change? You can say \"undo\" for now."
                        .formatted(change.number(), change.state().label()))
                .with(change)
                .suggest(new QuickReply("Undo", "undo"))
                .undoBy(cancelling(change));
    }

    private static ChangeFields fields(Turn turn) {
        return ChangeFields.NONE
                .with(Field.TYPE, turn.find(TYPE).orElse("normal"))
                .with(Field.SHORT_DESCRIPTION, turn.get(SUMMARY))
                .with(Field.DESCRIPTION, turn.get(DESCRIPTION))
                .with(Field.PRIORITY, turn.get(PRIORITY))
                .with(Field.PLANNED_START, turn.get(START).toInstant())
                .with(Field.PLANNED_END, turn.get(END).toInstant());
    }

    private static Undo cancelling(Change change) {
        return new Undo(
                "cancel_change_request",
                Map.of("number", change.number(), "reason", "Taken back right after it was created."));
    }
}
