/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.knowledge.Retrieval.Entry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What there is to find, and what is looked for. */
record RetrievalData(String name, String kind, List<Entry> entries, List<Query> queries) {

    /** @param relevant ids of the entries of which any is right */
    record Query(String text, Set<String> relevant) {}

    static RetrievalData read(DataFile file) {
        var kind = file.kind("");
        var entries =
                switch (kind) {
                    case "faq" -> entries(file, "question", "answer");
                    case "documents" -> entries(file, "title", "text");
                    case "" -> throw file.wrong("it has no \"kind\"; \"faq\" or \"documents\" can be searched");
                    default ->
                        throw file.wrong(
                                "its kind is \"%s\"; \"faq\" or \"documents\" can be searched".formatted(kind));
                };
        var ids = new HashSet<String>();
        for (var entry : entries) {
            if (!ids.add(entry.id())) {
                throw file.wrong("the id \"%s\" is there twice".formatted(entry.id()));
            }
        }
        return new RetrievalData(file.name(), kind, entries, file.list("queries", (query, where) -> {
            var text = file.text(query.path("text"), where + ".text");
            return new Query(text, relevant(file, query.path("relevant"), where + ".relevant", ids));
        }));
    }

    private static List<Entry> entries(DataFile file, String title, String text) {
        return file.list(
                "entries",
                (entry, where) -> new Entry(
                        file.text(entry.path("id"), where + ".id"),
                        file.text(entry.path(title), where + "." + title),
                        file.text(entry.path(text), where + "." + text)));
    }

    private static Set<String> relevant(DataFile file, JsonNode list, String where, Set<String> ids) {
        if (!list.isArray() || list.isEmpty()) {
            throw file.wrong("%s has to be a list of ids that is not empty".formatted(where));
        }
        var relevant = new HashSet<String>();
        for (var id : list) {
            if (!ids.contains(file.text(id, where))) {
                throw file.wrong("%s: there is no entry \"%s\"".formatted(where, id.textValue()));
            }
            relevant.add(id.textValue());
        }
        return relevant;
    }
}
