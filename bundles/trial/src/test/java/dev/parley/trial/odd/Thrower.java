/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.trial.odd;

import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Turn;

/** Fails in every call. */
public final class Thrower implements Intent {

    @Override
    public IntentSpec spec() {
        return IntentSpec.named("throw")
                .examples("please throw now")
                .rules("please throw")
                .readOnly();
    }

    @Override
    public Reply handle(Turn turn) {
        throw new IllegalStateException("a handler that throws");
    }
}
