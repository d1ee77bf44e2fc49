/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Turn;

/** An intent that only answers. */
final class AskWeather implements Intent {

    @Override
    public IntentSpec spec() {
        return IntentSpec.named("weather")
                .title("tell the weather")
                .examples("how is the weather?")
                .rules("weather")
                .readOnly();
    }

    @Override
    public Reply handle(Turn turn) {
        return Reply.answer("Sunny.");
    }
}
