/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.intent.SlotType;
import java.util.List;
import java.util.Optional;

/** Words that stand for something spoken of before: "it", "the other one", "both". */
final class Pointing {

    private Pointing() {}

    /** What a text points at among the names that were lately spoken of. */
    static Optional<String> at(SlotType.Reference type, String text, List<String> focus) {
        var said = Words.of(text);
        var fitting = fitting(type, focus);
        if (said.mention("pointers.other")) {
            return fitting.stream().skip(1).findFirst();
        }
        return said.mention("pointers.last") ? fitting.stream().findFirst() : Optional.empty();
    }

    /** The two that a text points at with "both", in the order they were spoken of; else none. */
    static List<String> both(SlotType.Reference type, String text, List<String> focus) {
        var fitting = fitting(type, focus);
        return fitting.size() >= 2 && Words.of(text).mention("pointers.both")
                ? List.of(fitting.get(1), fitting.get(0))
                : List.of();
    }

    /** What is meant where nothing is named: the last one, unless the text says that it is about any other. */
    static Optional<String> silently(SlotType.Reference type, String text, List<String> focus) {
        return Words.of(text).mention("pointers.another")
                ? Optional.empty()
                : fitting(type, focus).stream().findFirst();
    }

    private static List<String> fitting(SlotType.Reference type, List<String> focus) {
        return focus.stream()
                .filter(name -> Timed.matcher(type.pattern(), name).matches())
                .toList();
    }
}
