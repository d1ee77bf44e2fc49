/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.trial.odd;

import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Turn;

/** Computes for ever, whoever calls. */
public final class Spinner implements Intent {

    private volatile long turns;

    @Override
    public IntentSpec spec() {
        return IntentSpec.named("spin")
                .examples("please spin now")
                .rules("please spin")
                .readOnly();
    }

    @Override
    public Reply handle(Turn turn) {
        while (turns >= 0) {
            turns = (turns + 1) % 1_000_000;
        }
        return Reply.answer("Dizzy.");
    }
}
