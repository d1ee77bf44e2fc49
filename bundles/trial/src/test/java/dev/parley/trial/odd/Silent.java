/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.trial.odd;

import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Turn;

/** Does not say what it is. */
public final class Silent implements Intent {

    @Override
    public IntentSpec spec() {
        throw new IllegalStateException("no spec today");
    }

    @Override
    public Reply handle(Turn turn) {
        return Reply.answer("Never.");
    }
}
