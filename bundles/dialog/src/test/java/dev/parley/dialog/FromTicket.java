/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.change.ChangeSlots;
import dev.parley.api.connector.ConnectorException;
import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.Turn;
import dev.parley.api.intent.Values;
import java.util.Map;
import java.util.Optional;

/** An intent that drafts what it needs from a ticket. */
final class FromTicket implements Intent {

    private static final Slot<String> TICKET =
            Slot.reference("ticket", "ticket", "T-\\d+", "T-1", "Which ticket?").optional();
    private static final Slot<String> NAME = Slot.text("name", "name", 40, "What is it called?");
    private static final Slot<String> PRIORITY = ChangeSlots.priority("How important is it?");

    private final Map<String, String> made;
    Optional<ConnectorException> failure = Optional.empty();

    FromTicket(Map<String, String> made) {
        this.made = made;
    }

    @Override
    public IntentSpec spec() {
        return IntentSpec.named("from_ticket")
                .title("make something of a ticket")
                .examples("ticket")
                .rules("ticket")
                .slots(TICKET, NAME, PRIORITY)
                .draftedFrom(TICKET);
    }

    @Override
    public Values draft(Turn turn) {
        failure.ifPresent(reason -> {
            throw reason;
        });
        return new Values(made);
    }

    @Override
    public Reply handle(Turn turn) {
        return Reply.answer("Made " + turn.get(NAME) + ".");
    }
}
