/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.detect.Match;
import dev.parley.api.dialog.Progress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people say, and where it has to go: the rules of the intents that Parley comes with. */
class RoutingTest {

    /** @param values all that the detector must give */
    record Line(String utterance, String intent, Map<String, String> values) {

        static Line of(String text) {
            var parts = text.split("\t");
            var values = new TreeMap<String, String>();
            if (parts.length > 2) {
                for (String value : parts[2].split("; ")) {
                    values.put(value.substring(0, value.indexOf('=')), value.substring(value.indexOf('=') + 1));
                }
            }
            return new Line(parts[0], parts[1], values);
        }

        @Override
        public String toString() {
            return utterance;
        }
    }

    private static final RuleBook RULES = new RuleBook(OwnIntents.specs());

    static Stream<Line> utterances() throws Exception {
        return lines("utterances.tsv");
    }

    @ParameterizedTest
    @MethodSource("utterances")
    void goes_where_a_person_would_send_it(Line line) {
        assertEquals(
                line.intent() + " " + line.values(),
                routed(line).intent() + " " + routed(line).values(),
                () -> RULES.recognize(line.utterance()).toString());
    }

    /** A floor, so that a change for the worse is noticed. Which lines are wrong is not shown: nobody shall tune to them. */
    @Test
    void routes_most_of_what_it_was_not_made_for() throws Exception {
        var lines = lines("held-out.tsv").toList();
        long right = lines.stream()
                .filter(line -> line.intent().equals(routed(line).intent()))
                .count();
        assertTrue(right >= 0.6 * lines.size(), () -> right + " of " + lines.size());
    }

    @Test
    void recognises_the_examples_of_every_intent() {
        for (var spec : OwnIntents.specs()) {
            for (String example : spec.examples()) {
                var best = RULES.recognize(example).get(0);
                assertEquals(spec.name(), best.intent(), example);
                assertTrue(best.confidence() >= 0.9, example);
            }
        }
    }

    private static Line routed(Line line) {
        return RULES.recognize(line.utterance()).stream()
                .findFirst()
                .filter(match -> match.confidence() >= Match.SURE)
                .map(match -> new Line(line.utterance(), match.intent(), new TreeMap<>(match.values())))
                .orElseGet(() -> new Line(line.utterance(), Progress.UNKNOWN, Map.of()));
    }

    private static Stream<Line> lines(String table) throws Exception {
        try (var in = RoutingTest.class.getResourceAsStream(table)) {
            return List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Line::of);
        }
    }
}
