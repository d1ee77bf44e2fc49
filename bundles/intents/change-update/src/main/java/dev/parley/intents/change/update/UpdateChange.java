/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.change.update;

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
import dev.parley.api.intent.SlotType;
import dev.parley.api.intent.Turn;
import dev.parley.api.intent.Undo;
import dev.parley.api.intent.Values;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Changes what a change request says: its summary, description, priority or planned window. */
@Component(configurationPid = "parley.intent.change.update")
public final class UpdateChange implements Intent {

    private static final String NAME = "update_change_request";
    /** How much of a text is said back. */
    private static final int QUOTED = 80;

    private static final SlotType.Moment END_MOMENT = new SlotType.Moment(true, Optional.empty());

    private static final Slot<String> NUMBER =
            ChangeSlots.number("Which change should I update? For example CHG0030001.");
    private static final Slot<String> SUMMARY = onRequest(ChangeSlots.shortDescription("What should the summary say?"));
    private static final Slot<String> DESCRIPTION =
            onRequest(ChangeSlots.description("What should the description say?"));
    private static final Slot<String> PRIORITY = onRequest(ChangeSlots.priority("What's the new priority?"));
    private static final Slot<OffsetDateTime> START =
            onRequest(ChangeSlots.plannedStart("When should it start? For example 2031-03-01, or \"Saturday 10pm\"."));
    private static final Slot<OffsetDateTime> END =
            onRequest(ChangeSlots.plannedEnd(START, "When should it be finished?"));
    private static final List<Slot<?>> NEW_VALUES = List.of(SUMMARY, DESCRIPTION, PRIORITY, START, END);

    /** Which of the new values is wanted; asked only while none is known. */
    private static final Slot<String> FIELD = Slot.choice(
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
                    Option.of(END.name(), "End", "end date", "end time", "planned end", "finish"))
            .when(values -> NEW_VALUES.stream().noneMatch(values::has));

    private final ChangeManagement changes;

    @Activate
    public UpdateChange(@Reference(name = "changes") ChangeManagement changes) {
        this.changes = changes;
    }

    @Override
    public IntentSpec spec() {
        return IntentSpec.named(NAME)
                .title("update a change")
                .examples(
                        "update my change",
                        "change CHG0030001's priority to high",
                        "move my change to Sunday",
                        "set the summary of CHG0030001 to Restart payments-api")
                .rules(Rules.ALL)
                .slots(NUMBER, FIELD, SUMMARY, DESCRIPTION, PRIORITY, START, END);
    }

    @Override
    public Reply handle(Turn turn) {
        var number = turn.get(NUMBER);
        return changes.find(turn.user(), number)
                .map(change -> updated(change, turn))
                .orElseGet(() -> Reply.askAgain(
                        NUMBER, "I can't find %s among your changes. Which one should I update?".formatted(number)));
    }

    private Reply updated(Change before, Turn turn) {
        var wanted = wanted(turn);
        return wrongEnd(before.fields().with(wanted), turn)
                .<Reply>map(problem -> Reply.askAgain(END, problem))
                .orElseGet(() ->
                        answer(before, wanted, changes.update(turn.user(), before.number(), wanted), turn.values()));
    }

    private static ChangeFields wanted(Turn turn) {
        return ChangeFields.NONE
                .with(Field.SHORT_DESCRIPTION, turn.find(SUMMARY).orElse(null))
                .with(Field.DESCRIPTION, turn.find(DESCRIPTION).orElse(null))
                .with(Field.PRIORITY, turn.find(PRIORITY).orElse(null))
                .with(
                        Field.PLANNED_START,
                        turn.find(START).map(OffsetDateTime::toInstant).orElse(null))
                .with(
                        Field.PLANNED_END,
                        turn.find(END).map(OffsetDateTime::toInstant).orElse(null));
    }

    /** What is wrong with the end, seeing what else the change says: its start may have moved behind it. */
    private static Optional<String> wrongEnd(ChangeFields fields, Turn turn) {
        var start = fields.get(Field.PLANNED_START);
        var end = fields.get(Field.PLANNED_END);
        return start.isEmpty() || end.isEmpty() || end.get().isAfter(start.get())
                ? Optional.empty()
                : Optional.of("It would start on %s and end on %s. When should it be finished?"
                        .formatted(turn.spoken(start.get()), ending(end.get(), turn)));
    }

    private static String ending(Instant end, Turn turn) {
        return END_MOMENT.spoken(end.atZone(turn.zone()).toOffsetDateTime());
    }

    private static Reply answer(Change before, ChangeFields wanted, Change after, Values values) {
        var news = NEW_VALUES.stream()
                .filter(values::has)
                .map(slot -> slot.label() + " is " + spoken(slot, values))
                .collect(Collectors.joining(", "));
        var answer = Reply.answer("%s is updated: %s. %s"
                        .formatted(after.number(), news, after.remark())
                        .strip())
                .with(after);
        return undo(before, wanted)
                .map(undo -> answer.suggest(new QuickReply("Undo", "undo")).undoBy(undo))
                .orElse(answer);
    }

    private static String spoken(Slot<?> slot, Values values) {
        var value = values.spoken(slot);
        return slot.type() instanceof SlotType.Text ? '"' + shortened(value) + '"' : value;
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= QUOTED
                ? text
                : text.substring(0, text.offsetByCodePoints(0, QUOTED)) + "…";
    }

    /** Sets the former values again; nothing can be taken back where there was none. */
    private static Optional<Undo> undo(Change before, ChangeFields wanted) {
        var former = new LinkedHashMap<>(before.fields().values());
        former.keySet().retainAll(wanted.values().keySet());
        if (former.size() < wanted.values().size()) {
            return Optional.empty();
        }
        former.put(NUMBER.name(), before.number());
        return Optional.of(new Undo(NAME, former));
    }

    /** A slot that is needed only if its field was chosen, or its value was said. */
    private static <T> Slot<T> onRequest(Slot<T> slot) {
        return slot.when(values ->
                values.has(slot) || slot.name().equals(values.canonical().get("field")));
    }
}
