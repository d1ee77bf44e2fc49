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
import dev.parley.api.intent.Phrases;
import dev.parley.api.intent.QuickReply;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.SlotType;
import dev.parley.api.intent.Turn;
import dev.parley.api.intent.Undo;
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

    private static final Phrases PHRASES = Phrases.of(UpdateChange.class);
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
                        "set the summary of CHG0030001 to Restart payments-api",
                        "I got the dates of CHG0030001 wrong",
                        "the maintenance has to happen a day later",
                        "give my change a better description",
                        "CHG0030001 is more urgent than I said",
                        "can we start two hours earlier",
                        "extend the window of my change until midnight",
                        "add a sentence to what my change says",
                        "there is a mistake in the text of my request",
                        "bring the deployment forward to Thursday",
                        "swap the title for something shorter",
                        "downgrade the urgency of CHG0030001")
                .rules(Rules.ALL)
                .slots(NUMBER, FIELD, SUMMARY, DESCRIPTION, PRIORITY, START, END);
    }

    @Override
    public Reply handle(Turn turn) {
        var number = turn.get(NUMBER);
        return changes.find(turn.user(), number)
                .map(change -> updated(change, turn))
                .orElseGet(() -> Reply.askAgain(NUMBER, PHRASES.say(turn.locale(), "not_yours", number)));
    }

    private Reply updated(Change before, Turn turn) {
        var wanted = wanted(turn);
        return wrongEnd(before.fields().with(wanted), turn)
                .<Reply>map(problem -> Reply.askAgain(END, problem))
                .orElseGet(() -> answer(before, wanted, changes.update(turn.user(), before.number(), wanted), turn));
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
                : Optional.of(
                        PHRASES.say(turn.locale(), "wrong_end", turn.spoken(start.get()), ending(end.get(), turn)));
    }

    private static String ending(Instant end, Turn turn) {
        return END_MOMENT.spoken(end.atZone(turn.zone()).toOffsetDateTime(), turn.locale());
    }

    private static Reply answer(Change before, ChangeFields wanted, Change after, Turn turn) {
        var news = NEW_VALUES.stream()
                .filter(turn.values()::has)
                .map(slot ->
                        PHRASES.say(turn.locale(), "is", PHRASES.label(turn.locale(), NAME, slot), spoken(slot, turn)))
                .collect(Collectors.joining(", "));
        var text = PHRASES.say(turn.locale(), "updated", after.number(), news) + ' ' + after.remark(turn.locale());
        var answer = Reply.answer(text.strip()).with(after);
        return undo(before, wanted)
                .map(undo -> answer.suggest(new QuickReply(
                                PHRASES.say(turn.locale(), "undo"), PHRASES.say(turn.locale(), "undo.say")))
                        .undoBy(undo))
                .orElse(answer);
    }

    private static <T> String spoken(Slot<T> slot, Turn turn) {
        var value = PHRASES.spoken(turn.locale(), NAME, slot, turn.get(slot));
        return slot.type() instanceof SlotType.Text ? PHRASES.say(turn.locale(), "quoted", shortened(value)) : value;
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
