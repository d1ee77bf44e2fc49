/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.trial.odd;

import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Turn;

/** Can'\''t be asked for. */
public final class Mute implements Intent {

    @Override
    public IntentSpec spec() {
        return IntentSpec.named("mute").readOnly();
    }

    @Override
    public Reply handle(Turn turn) {
        return Reply.answer("Never.");
    }
}
