/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.detect.Match;
import dev.parley.api.dialog.Progress;
import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Option;
import dev.parley.api.intent.Phrases;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.SlotType;
import dev.parley.intents.change.cancel.CancelChange;
import dev.parley.intents.change.create.CreateChange;
import dev.parley.intents.change.list.ListChanges;
import dev.parley.intents.change.status.ChangeStatus;
import dev.parley.intents.change.update.UpdateChange;
import dev.parley.intents.help.Help;
import dev.parley.intents.link.github.LinkGithub;
import dev.parley.intents.link.jira.LinkJira;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people say in German, and where it has to go, with the rules of both languages in one book. */
class GermanRoutingTest {

    private static final Map<String, Class<? extends Intent>> OWNERS = Map.of(
            "cancel_change_request", CancelChange.class,
            "check_status", ChangeStatus.class,
            "create_change_request", CreateChange.class,
            "help", Help.class,
            "link_github_pr", LinkGithub.class,
            "link_jira_issue", LinkJira.class,
            "list_changes", ListChanges.class,
            "update_change_request", UpdateChange.class);

    static final List<IntentSpec> SPECS =
            OwnIntents.specs().stream().map(GermanRoutingTest::bilingual).toList();
    static final RuleBook RULES = new RuleBook(SPECS);

    static Stream<RoutingTest.Line> german() throws Exception {
        try (var in = GermanRoutingTest.class.getResourceAsStream("german.tsv")) {
            return List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(RoutingTest.Line::of);
        }
    }

    static Stream<RoutingTest.Line> english() throws Exception {
        return RoutingTest.utterances();
    }

    @ParameterizedTest
    @MethodSource({"german", "english"})
    void goes_where_a_person_would_send_it(RoutingTest.Line line) {
        var routed = routed(line);
        assertEquals(
                line.intent() + " " + line.values(),
                routed.intent() + " " + routed.values(),
                () -> RULES.recognize(line.utterance()).toString());
    }

    @Test
    void recognises_the_examples_of_every_intent() {
        for (var spec : SPECS) {
            for (String example : spec.examples()) {
                var best = RULES.recognize(example).get(0);
                assertEquals(spec.name(), best.intent(), example);
                assertTrue(best.confidence() >= 0.9, example);
            }
        }
    }

    static RoutingTest.Line routed(RoutingTest.Line line) {
        return RULES.recognize(line.utterance()).stream()
                .findFirst()
                .filter(match -> match.confidence() >= Match.SURE)
                .map(match -> new RoutingTest.Line(line.utterance(), match.intent(), new TreeMap<>(match.values())))
                .orElseGet(() -> new RoutingTest.Line(line.utterance(), Progress.UNKNOWN, Map.of()));
    }

    /** The spec with the German rules, examples and words for options added, as the engine adds them. */
    private static IntentSpec bilingual(IntentSpec spec) {
        var phrases = Phrases.of(OWNERS.get(spec.name()));
        return spec.examples(Stream.concat(spec.examples().stream(), lines(phrases, spec.name() + ".examples"))
                        .toArray(String[]::new))
                .rules(lines(phrases, spec.name() + ".rules").toArray(String[]::new))
                .slots(spec.slots().stream()
                        .map(slot -> bilingual(slot, spec.name(), phrases))
                        .toArray(Slot<?>[]::new));
    }

    private static Stream<String> lines(Phrases phrases, String key) {
        return phrases.find(Locale.GERMAN, key).stream().flatMap(String::lines);
    }

    private static Slot<?> bilingual(Slot<?> slot, String intent, Phrases phrases) {
        if (!(slot.type() instanceof SlotType.Choice choice)) {
            return slot;
        }
        var options = choice.options().stream()
                .map(option -> bilingual(option, slot.name(), intent, phrases))
                .toArray(Option[]::new);
        return Slot.choice(slot.name(), slot.label(), slot.prompt(), options);
    }

    private static Option bilingual(Option option, String slot, String intent, Phrases phrases) {
        var synonyms = new HashSet<>(option.synonyms());
        words(phrases, intent, slot, option.value()).forEach(synonyms::add);
        words(phrases, intent, slot, option.value() + ".synonyms").forEach(synonyms::add);
        return new Option(option.value(), option.label(), synonyms);
    }

    private static Stream<String> words(Phrases phrases, String intent, String slot, String end) {
        var shared = "slot." + slot + '.' + end;
        return phrases
                .find(Locale.GERMAN, intent + '.' + slot + '.' + end)
                .or(() -> Phrases.of(Phrases.class).find(Locale.GERMAN, shared))
                .stream()
                .flatMap(text -> Stream.of(text.split(",")))
                .map(word -> word.strip().toLowerCase(Locale.GERMAN));
    }
}
