/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.change.ChangeSlots;
import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.Turn;
import dev.parley.api.intent.Undo;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** An intent with a slot of every type, that remembers its calls. */
final class PlanParty implements Intent {

    static final Slot<String> NAME = Slot.text("name", "name", 20, "What is it called?");
    static final Slot<String> PRIORITY = ChangeSlots.priority("How important is it?");
    static final Slot<OffsetDateTime> START = Slot.start("start", "planned start", "When does it begin?");
    static final Slot<OffsetDateTime> END = Slot.end("end", "planned end", START, "When does it end?");

    final List<Turn> calls = new CopyOnWriteArrayList<>();
    Function<Turn, Reply> handler = turn -> Reply.answer("Planned " + turn.get(NAME) + ".")
            .undoBy(new Undo("cancel_party", Map.of("number", "CHG0030001")));

    @Override
    public IntentSpec spec() {
        return IntentSpec.named("plan_party")
                .title("plan a party")
                .examples("plan a party")
                .rules("party")
                .slots(NAME, PRIORITY, START, END)
                .confirm("Plan \"{name}\", {priority}, from {start} to {end}?");
    }

    @Override
    public Reply handle(Turn turn) {
        calls.add(turn);
        return handler.apply(turn);
    }

    List<UUID> drafts() {
        return new ArrayList<>(calls.stream().map(Turn::draft).toList());
    }
}
