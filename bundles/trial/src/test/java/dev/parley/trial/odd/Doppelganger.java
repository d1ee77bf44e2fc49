/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.trial.odd;

import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Turn;

/** Has another intent'\''s name. */
public final class Doppelganger implements Intent {

    @Override
    public IntentSpec spec() {
        return IntentSpec.named("list_changes").examples("what do I have").readOnly();
    }

    @Override
    public Reply handle(Turn turn) {
        return Reply.answer("Me.");
    }
}
