/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.intent;

import dev.parley.api.intent.Option;
import dev.parley.api.intent.SlotType;
import java.util.stream.Collectors;

/** What a slot takes, in words. */
final class SlotKind {

    private SlotKind() {}

    static String of(SlotType<?> type) {
        if (type instanceof SlotType.Text text) {
            return "text of %,d to %,d characters".formatted(text.shortest(), text.longest());
        } else if (type instanceof SlotType.Choice choice) {
            return "one of " + choice.options().stream().map(Option::label).collect(Collectors.joining(", "));
        } else if (type instanceof SlotType.Moment moment) {
            return "a point in time"
                    + moment.after().map(other -> " after " + other).orElse("");
        } else if (type instanceof SlotType.Number number) {
            return (number.whole() ? "a whole number" : "a number")
                    + number.least()
                            .map(least -> " from " + least.toPlainString())
                            .orElse("")
                    + number.most().map(most -> " to " + most.toPlainString()).orElse("");
        } else if (type instanceof SlotType.Reference reference) {
            return "a name such as " + reference.example();
        }
        return "something else";
    }
}
