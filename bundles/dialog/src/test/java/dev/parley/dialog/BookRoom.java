/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.change.ChangeSlots;
import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.SlotType;
import dev.parley.api.intent.Turn;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An intent with numbers, and a slot that can be searched. */
final class BookRoom implements Intent {

    static final Slot<BigDecimal> GUESTS = Slot.number(
            "guests", "number of guests", SlotType.Number.WHOLE.from(1).to(500), "How many guests?");
    static final Slot<BigDecimal> BUDGET =
            Slot.number("budget", "budget", SlotType.Number.DECIMAL.from(0), "What may it cost?");
    static final Slot<String> CHANGE = ChangeSlots.number("For which change?");
    static final Slot<String> NOTE =
            Slot.text("note", "note", 30, "Anything else?").optional();

    final List<Turn> calls = new CopyOnWriteArrayList<>();

    @Override
    public IntentSpec spec() {
        return IntentSpec.named("book_room")
                .title("book a room")
                .examples("book a room")
                .rules("room")
                .slots(GUESTS, BUDGET, CHANGE, NOTE)
                .confirm("Book for {guests}, at {budget}, for {number}?");
    }

    @Override
    public Reply handle(Turn turn) {
        calls.add(turn);
        return Reply.answer("Booked for " + turn.get(GUESTS) + ".");
    }
}
