/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.detect.Match;
import dev.parley.api.intent.IntentSpec;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LabelsTest {

    private static final List<String> LABELS = List.of(
            "card_arrival", "Card arrival", "card-arrival?", "404 not found", "日本", "x".repeat(100), "x".repeat(101));

    @Test
    void makes_a_name_of_every_label_and_finds_the_way_back() {
        var examples = LABELS.stream().collect(Collectors.toMap(label -> label, List::of));
        var labels = new Labels(LABELS);
        var intents = labels.intents(examples);

        assertEquals(
                LABELS,
                intents.stream().flatMap(intent -> intent.examples().stream()).toList());
        assertEquals(
                List.of("card_arrival", "card_arrival_2", "card_arrival_", "intent_404_not_found", "intent__"),
                intents.stream().limit(5).map(IntentSpec::name).toList());
        for (var intent : intents) {
            var match = new Match(intent.name(), 1, Map.of(), "because");
            assertEquals(
                    List.of(new Match(intent.examples().get(0), 1, Map.of(), "because")), labels.of(List.of(match)));
        }
    }
}
