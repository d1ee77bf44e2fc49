/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.trial.odd;

import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Turn;

/** Forgets to ask. */
public final class Prompter implements Intent {

    @Override
    public IntentSpec spec() {
        return IntentSpec.named("prompter")
                .examples("please prompt me")
                .slots(dev.parley.api.intent.Slot.text("what", "what", 10, " "));
    }

    @Override
    public Reply handle(Turn turn) {
        return Reply.answer("Never.");
    }
}
