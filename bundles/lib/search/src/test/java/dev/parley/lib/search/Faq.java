/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** Entries, and queries of which it is known what they should find. */
record Faq(List<Retrieval.Entry> entries, List<Query> queries) {

    /** @param relevant ids of the entries that answer it; none if no entry does */
    record Query(String text, List<String> relevant) {}

    /** A file as parley evaluate retrieval reads it. */
    static Faq of(File file) throws IOException {
        var entries = new ArrayList<Retrieval.Entry>();
        var queries = new ArrayList<Query>();
        var all = new ObjectMapper().readTree(file);
        for (var entry : all.get("entries")) {
            var titles = new ArrayList<String>();
            titles.add(entry.path("question").asText(entry.path("title").asText()));
            entry.path("phrasings").forEach(phrasing -> titles.add(phrasing.asText()));
            var text = entry.path("answer").asText(entry.path("text").asText());
            titles.forEach(
                    title -> entries.add(new Retrieval.Entry(entry.get("id").asText(), title, text)));
        }
        all.get("queries").forEach(query -> {
            var relevant = new ArrayList<String>();
            query.get("relevant").forEach(id -> relevant.add(id.asText()));
            queries.add(new Query(query.get("text").asText(), relevant));
        });
        return new Faq(entries, queries);
    }

    /**
     * Makes a FAQ of the training part of an intent set: an intent is an entry, one example its title, others its text,
     * and twelve more the queries.
     *
     * @param diluted whether only one sentence of a text is about the entry and three are about others, or all three
     */
    static Faq ofIntents(File file, boolean diluted) throws IOException {
        var examples = new TreeMap<String, List<String>>();
        new ObjectMapper().readTree(file).get("train").forEach(pair -> examples.computeIfAbsent(
                        pair.get(1).asText(), intent -> new ArrayList<>())
                .add(pair.get(0).asText()));
        var chance = new Random(7);
        examples.values().forEach(list -> java.util.Collections.shuffle(list, chance));
        var intents = List.copyOf(examples.keySet());
        var entries = new ArrayList<Retrieval.Entry>();
        var queries = new ArrayList<Query>();
        examples.forEach((intent, list) -> {
            var text = new ArrayList<>(list.subList(1, diluted ? 2 : 4));
            for (int i = 0; diluted && i < 3; i++) {
                var other = examples.get(intents.get(chance.nextInt(intents.size())));
                text.add(chance.nextInt(text.size() + 1), other.get(other.size() - 1 - i));
            }
            entries.add(new Retrieval.Entry(intent, list.get(0), sentences(text)));
            list.subList(4, 16).forEach(query -> queries.add(new Query(query, List.of(intent))));
        });
        return new Faq(entries, queries);
    }

    private static String sentences(List<String> texts) {
        return String.join(
                " ",
                texts.stream()
                        .map(text -> text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1))
                        .map(text -> text.matches("(?s).*[.?!]") ? text : text + ".")
                        .toList());
    }
}
