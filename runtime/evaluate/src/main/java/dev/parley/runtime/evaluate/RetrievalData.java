/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.lib.search.Retrieval.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What there is to find, and what is looked for.
 *
 * @param entries of which those that have several phrasings are there once for each
 * @param answerable queries that an entry answers, at least one
 * @param unanswerable queries that none answers
 */
record RetrievalData(String name, String kind, List<Entry> entries, List<Query> answerable, List<Query> unanswerable) {

    /** @param relevant ids of the entries of which any is right; none if no entry is */
    record Query(String text, Set<String> relevant) {

        boolean isAnswerable() {
            return !relevant.isEmpty();
        }
    }

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
        var queries = file.list("queries", (query, where) -> {
            var text = file.text(query.path("text"), where + ".text");
            return new Query(text, relevant(file, query.path("relevant"), where + ".relevant", ids));
        });
        var byKind = queries.stream().collect(Collectors.partitioningBy(Query::isAnswerable));
        if (byKind.get(true).isEmpty()) {
            throw file.wrong("none of \"queries\" has a relevant entry");
        }
        return new RetrievalData(file.name(), kind, phrased(file, entries), byKind.get(true), byKind.get(false));
    }

    /** How many entries there are, whatever number of phrasings they have. */
    long size() {
        return entries.stream().map(Entry::id).distinct().count();
    }

    private static List<Entry> phrased(DataFile file, List<Entry> entries) {
        var all = new ArrayList<>(entries);
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            var phrasings = file.root().path("entries").path(i).path("phrasings");
            for (var phrasing : phrasings) {
                var text = file.text(phrasing, "entries[%d].phrasings".formatted(i));
                all.add(new Entry(entry.id(), text, entry.text()));
            }
        }
        return all;
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
        if (!list.isArray()) {
            throw file.wrong("%s has to be a list of ids".formatted(where));
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
