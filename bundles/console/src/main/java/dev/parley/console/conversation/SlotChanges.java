/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.conversation;

import static dev.parley.lib.page.Html.code;
import static dev.parley.lib.page.Html.p;
import static dev.parley.lib.page.Html.said;
import static dev.parley.lib.page.Html.several;
import static dev.parley.lib.page.Html.span;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Table;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a turn changed in what is known of slots. @param metadata of the bot's message */
record SlotChanges(JsonNode metadata) {

    Html html() {
        if (!metadata.path("trace").has("after")) {
            return several(known(), next());
        }
        var before = values(metadata.path("trace").path("before"));
        var after = values(metadata.path("trace").path("after"));
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        var table = Table.of("What was known before this turn, and after it", "Slot", "Before", "After", "Change");
        for (var name : names) {
            table.row(
                    code(name),
                    value(before.get(name)),
                    value(after.get(name)),
                    change(before.get(name), after.get(name)));
        }
        return several(table.orElse("Nothing is known of slots."), next());
    }

    /** All that older messages tell. */
    private Html known() {
        var table = Table.of("What was known after this turn", "Slot", "Value");
        values(metadata.path("progress")).forEach((name, value) -> table.row(code(name), said(value)));
        return table.orElse("Nothing is known of slots.");
    }

    private static List<Html> value(String value) {
        return value == null ? List.of() : List.of(said(value));
    }

    private static Html change(String before, String after) {
        if (before == null) {
            return span("badge good", "new");
        } else if (after == null) {
            return span("badge bad", "gone");
        }
        return before.equals(after) ? span("quiet", "same") : span("badge warn", "changed");
    }

    private Html next() {
        var after =
                metadata.path("trace").has("after") ? metadata.path("trace").path("after") : metadata.path("progress");
        var next = after.path("next").asText("");
        return next.isEmpty() ? several() : p("Asked for next: ", code(next));
    }

    private static Map<String, String> values(JsonNode progress) {
        var values = new TreeMap<String, String>();
        progress.path("collected").properties().forEach(slot -> {
            if (!slot.getValue().isNull()) {
                values.put(slot.getKey(), slot.getValue().asText());
            }
        });
        return values;
    }
}
