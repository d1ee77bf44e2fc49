/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.bench;

import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Turn;
import java.util.Map;

/** One of many intents that differ in what they are about, which is a property of their component. */
public final class Gauge implements Intent {

    private final String name;
    private final String thing;

    public Gauge(Map<String, Object> properties) {
        name = properties.get("intent").toString();
        thing = properties.get("thing").toString();
    }

    @Override
    public IntentSpec spec() {
        return IntentSpec.named(name)
                .title("read the gauge of the " + thing)
                .examples(
                        "gauge of the " + thing,
                        "how full is the " + thing + " today",
                        "is there enough left in the " + thing,
                        "does anybody have to fill up the " + thing)
                .rules("gauge of the " + thing)
                .readOnly();
    }

    @Override
    public Reply handle(Turn turn) {
        return Reply.answer("The gauge of the %s reads %d.".formatted(thing, thing.length()));
    }
}
