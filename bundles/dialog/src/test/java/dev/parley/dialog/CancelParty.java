/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.ChangeSlots;
import dev.parley.api.change.ChangeState;
import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.Turn;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** An intent that insists on being confirmed. */
final class CancelParty implements Intent {

    static final Slot<String> NUMBER = ChangeSlots.number("Which one?");

    final List<Turn> calls = new CopyOnWriteArrayList<>();

    @Override
    public IntentSpec spec() {
        return IntentSpec.named("cancel_party")
                .title("cancel a party")
                .examples("call off CHG0030001")
                .rules("call off")
                .slots(NUMBER)
                .confirmAlways("Cancel {number}?");
    }

    @Override
    public Reply handle(Turn turn) {
        calls.add(turn);
        return Reply.answer(turn.get(NUMBER) + " is off.")
                .with(new Change(
                        "1",
                        turn.get(NUMBER),
                        ChangeState.CANCELED,
                        ChangeFields.NONE,
                        turn.user().id(),
                        Optional.of(URI.create("/api/change-requests/1/")),
                        turn.now(),
                        turn.now()));
    }
}
