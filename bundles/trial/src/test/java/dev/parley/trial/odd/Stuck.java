/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.trial.odd;

import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Turn;

/** Says what it is after a very long time. */
public final class Stuck implements Intent {

    @Override
    public IntentSpec spec() {
        while (true) {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                throw new IllegalStateException("woken", e);
            }
        }
    }

    @Override
    public Reply handle(Turn turn) {
        return Reply.answer("Never.");
    }
}
