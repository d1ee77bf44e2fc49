/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.change.update;

import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.ChangeManagement;
import dev.parley.api.change.Field;
import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Phrases;
import dev.parley.api.intent.QuickReply;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.SlotType;
import dev.parley.api.intent.Turn;
import dev.parley.api.intent.Undo;
import dev.parley.api.intent.Values;
import dev.parley.api.setting.Format;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Changes what a change request says: its summary, description, priority or planned window. */
@Component(configurationPid = "parley.intent.change.update")
@Designate(ocd = UpdateChange.Config.class)
public final class UpdateChange implements Intent {

    @ObjectClassDefinition(
            name = "Parley: update a change",
            description = "In which system changes are updated from the chat.")
    @interface Config {

        @AttributeDefinition(
                name = "Change management",
                description =
                        "Which system changes are in, if there are several: a filter such as (name=test). Empty: the one that ranks highest.",
                required = false)
        @Format(Format.FILTER)
        String changes_target() default "";
    }

    private static final Phrases PHRASES = Phrases.of(UpdateChange.class);
    private static final String NAME = "update_change_request";
    /** How much of a text is said back. */
    private static final int QUOTED = 80;

    private static final SlotType.Moment END_MOMENT = new SlotType.Moment(true, Optional.empty());

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
                .slots(
                        Slots.NUMBER,
                        Slots.FIELD,
                        Slots.SUMMARY,
                        Slots.DESCRIPTION,
                        Slots.PRIORITY,
                        Slots.START,
                        Slots.END);
    }

    @Override
    public Values current(Turn turn) {
        return turn.find(Slots.NUMBER)
                .flatMap(number -> changes.find(turn.user(), number))
                .map(change -> Window.of(change).values(turn.zone()))
                .orElse(Values.NONE);
    }

    @Override
    public Reply handle(Turn turn) {
        var number = turn.get(Slots.NUMBER);
        return changes.find(turn.user(), number)
                .map(change -> updated(change, turn))
                .orElseGet(() -> Reply.askAgain(Slots.NUMBER, PHRASES.say(turn.locale(), "not_yours", number)));
    }

    private Reply updated(Change before, Turn turn) {
        var values = withMovedEnd(turn, Window.of(before));
        var wanted = wanted(values);
        return wrongEnd(before.fields().with(wanted), turn)
                .<Reply>map(problem -> Reply.askAgain(Slots.END, problem))
                .orElseGet(() -> {
                    var after = changes.update(turn.user(), before.number(), wanted);
                    return answer(undo(before, wanted, turn), values, after, turn);
                });
    }

    /** The whole window moves where only its start was said, and that lies elsewhere. */
    private static Values withMovedEnd(Turn turn, Window window) {
        var values = turn.values();
        return turn.find(Slots.START)
                .filter(start -> !values.has(Slots.END))
                .flatMap(start -> window.movedEnd(start.toInstant()))
                .map(end -> values.with(Slots.END.name(), Window.canonical(end, turn.zone())))
                .orElse(values);
    }

    private static ChangeFields wanted(Values values) {
        return ChangeFields.NONE
                .with(Field.SHORT_DESCRIPTION, values.find(Slots.SUMMARY).orElse(null))
                .with(Field.DESCRIPTION, values.find(Slots.DESCRIPTION).orElse(null))
                .with(Field.PRIORITY, values.find(Slots.PRIORITY).orElse(null))
                .with(
                        Field.PLANNED_START,
                        values.find(Slots.START).map(OffsetDateTime::toInstant).orElse(null))
                .with(
                        Field.PLANNED_END,
                        values.find(Slots.END).map(OffsetDateTime::toInstant).orElse(null));
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

    private static Reply answer(Optional<Undo> undo, Values values, Change after, Turn turn) {
        var news = Slots.NEW_VALUES.stream()
                .filter(values::has)
                .map(slot -> PHRASES.say(
                        turn.locale(), "is", PHRASES.label(turn.locale(), NAME, slot), spoken(slot, values, turn)))
                .collect(Collectors.joining(", "));
        var text = PHRASES.say(turn.locale(), "updated", after.number(), news) + ' ' + after.remark(turn.locale());
        var answer = Reply.answer(text.strip()).with(after);
        return undo.map(former -> answer.suggest(new QuickReply(
                                PHRASES.say(turn.locale(), "undo"), PHRASES.say(turn.locale(), "undo.say")))
                        .undoBy(former))
                .orElse(answer);
    }

    private static <T> String spoken(Slot<T> slot, Values values, Turn turn) {
        var value = PHRASES.spoken(turn.locale(), NAME, slot, values.get(slot));
        return slot.type() instanceof SlotType.Text ? PHRASES.say(turn.locale(), "quoted", shortened(value)) : value;
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= QUOTED
                ? text
                : text.substring(0, text.offsetByCodePoints(0, QUOTED)) + "…";
    }

    /**
     * Sets the former values again, and with a start the end that it belongs to; nothing can be taken back where there
     * was none.
     */
    private static Optional<Undo> undo(Change before, ChangeFields wanted, Turn turn) {
        var former = new LinkedHashMap<>(before.fields().values());
        former.keySet().retainAll(wanted.values().keySet());
        if (former.size() < wanted.values().size()) {
            return Optional.empty();
        }
        var window = Window.of(before).values(turn.zone()).canonical();
        former.replaceAll((field, value) -> window.getOrDefault(field, value));
        if (former.containsKey(Slots.START.name())) {
            former.putAll(window);
        }
        former.put(Slots.NUMBER.name(), before.number());
        return Optional.of(new Undo(NAME, former));
    }
}
