/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.trial.odd;

import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Turn;

/** Begins a thread that nobody ends. */
public final class Leaker implements Intent {

    @Override
    public IntentSpec spec() {
        return IntentSpec.named("leak")
                .examples("please leak now")
                .rules("please leak")
                .readOnly();
    }

    @Override
    public Reply handle(Turn turn) {
        var thread = new Thread(() -> java.util.concurrent.locks.LockSupport.park(), "acme-leak");
        thread.setDaemon(true);
        thread.start();
        return Reply.answer("It leaks.");
    }
}
