/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.faq;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.api.faq.Faqs;
import dev.parley.lib.wire.BadInput;
import dev.parley.lib.wire.Input;
import dev.parley.lib.wire.Json;
import java.util.List;
import java.util.stream.IntStream;

/** FAQs as JSON: a list, or an object with one in it, as they are exported. */
public final class FaqList {

    private FaqList() {}

    /** @throws BadInput if it is no such list */
    public static List<FaqRow> read(byte[] file) {
        var json = Json.parse(file);
        var list = json.isArray() ? json : json.path("results");
        if (!list.isArray()) {
            throw new BadInput("Send a list of FAQs, or an object with such a list as \"results\".");
        }
        if (list.size() > Faqs.MOST) {
            throw new BadInput("The list is too long: at most %,d are read.".formatted(Faqs.MOST));
        }
        return IntStream.range(0, list.size())
                .mapToObj(i -> FaqRow.read(i + 1, () -> draft(list.get(i))))
                .toList();
    }

    private static FaqDraft draft(JsonNode json) {
        if (!json.isObject()) {
            throw new BadInput("A FAQ must be a JSON object, not " + Input.kind(json) + ".");
        }
        return FaqDraft.of(new Input(json)).whole();
    }
}
