/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.Turn;
import dev.parley.api.intent.Values;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Function;

/** An intent that books something, in a version with certain slots, and remembers its calls. */
final class Booking implements Intent {

    final List<Turn> calls = new CopyOnWriteArrayList<>();
    BiFunction<Integer, Values, Values> migration = (from, values) -> values;
    Function<Turn, Reply> handler =
            turn -> Reply.answer("Booked " + turn.values().canonical() + ".");
    private final IntentSpec spec;

    Booking(int version, Slot<?>... slots) {
        this.spec = IntentSpec.named("book")
                .title("book a room")
                .examples("book a room")
                .rules("book")
                .slots(slots)
                .version(version);
    }

    static Slot<String> slot(String name) {
        return Slot.text(name, name, 40, "Which " + name + "?");
    }

    /** This booking, which says what becomes of values of another version. */
    Booking migrating(BiFunction<Integer, Values, Values> how) {
        migration = how;
        return this;
    }

    /** A value under another name. */
    static Values moved(Values values, String from, String to) {
        var value = values.canonical().get(from);
        return value == null ? values : values.without(from).with(to, value);
    }

    @Override
    public IntentSpec spec() {
        return spec;
    }

    @Override
    public Values migrate(int from, Values values) {
        return migration.apply(from, values);
    }

    @Override
    public Reply handle(Turn turn) {
        calls.add(turn);
        return handler.apply(turn);
    }
}
