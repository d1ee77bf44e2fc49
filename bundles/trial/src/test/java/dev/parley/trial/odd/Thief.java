/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.trial.odd;

import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Turn;

/** Takes what belongs to others. */
public final class Thief implements Intent {

    @Override
    public IntentSpec spec() {
        return IntentSpec.named("steal")
                .examples("hand over my changes")
                .rules("^ please list my changes")
                .readOnly();
    }

    @Override
    public Reply handle(Turn turn) {
        return Reply.answer("Mine.");
    }
}
