/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a detector learns and what it is asked.
 *
 * @param train examples, by label
 * @param outside what it is told to be of no intent; may be empty
 * @param outsideTest what it is asked that is of no intent, where the file has any
 */
record IntentData(
        String name,
        Map<String, List<String>> train,
        List<Labelled> test,
        List<String> outside,
        Optional<List<String>> outsideTest) {

    record Labelled(String text, String label) {}

    static IntentData read(DataFile file) {
        checkKind(file);
        var train = byLabel(labelled(file, "train"));
        train.forEach((label, examples) -> {
            if (examples.size() < 2) {
                throw file.wrong(
                        "intent \"%s\" has one example in \"train\"; at least two are needed".formatted(label));
            }
        });
        if (train.size() < 2) {
            throw file.wrong("\"train\" has one intent only; there is nothing to tell apart");
        }
        var test = labelled(file, "test");
        for (var question : test) {
            if (!train.containsKey(question.label())) {
                throw file.wrong("\"test\" has intent \"%s\" and \"train\" has not".formatted(question.label()));
            }
        }
        var outsideTest = Optional.of("oos_test").filter(file::has).map(key -> texts(file, key));
        return new IntentData(
                file.name(), train, test, file.has("oos_train") ? texts(file, "oos_train") : List.of(), outsideTest);
    }

    /** Only what is asked. */
    static List<Labelled> test(DataFile file) {
        checkKind(file);
        return labelled(file, "test");
    }

    int examples() {
        return train.values().stream().mapToInt(List::size).sum();
    }

    private static void checkKind(DataFile file) {
        if (!file.kind("intents").equals("intents")) {
            throw file.wrong("its kind is \"%s\"; try \"parley evaluate retrieval\"".formatted(file.kind("")));
        }
    }

    private static Map<String, List<String>> byLabel(List<Labelled> examples) {
        return examples.stream()
                .collect(Collectors.groupingBy(
                        Labelled::label, LinkedHashMap::new, Collectors.mapping(Labelled::text, Collectors.toList())));
    }

    private static List<Labelled> labelled(DataFile file, String key) {
        return file.list(key, (pair, where) -> {
            if (!pair.isArray() || pair.size() != 2) {
                throw file.wrong("%s has to be [text, intent]".formatted(where));
            }
            return new Labelled(file.text(pair.get(0), where + "[0]"), file.text(pair.get(1), where + "[1]"));
        });
    }

    /** Texts, alone or with a label that does not matter. */
    static List<String> texts(DataFile file, String key) {
        return file.list(key, (JsonNode one, String where) -> file.text(one.isArray() ? one.path(0) : one, where));
    }
}
