/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.trial.odd;

import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Turn;

/** Never comes back from a call. */
public final class Sleeper implements Intent {

    @Override
    public IntentSpec spec() {
        return IntentSpec.named("sleep")
                .examples("please sleep now")
                .rules("please sleep")
                .readOnly();
    }

    @Override
    public Reply handle(Turn turn) {
        while (true) {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                return Reply.answer("I was woken.");
            }
        }
    }
}
