/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.rules;

import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Option;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.SlotType;
import dev.parley.detectors.rules.PhraseBuilder.Part;
import java.util.ArrayList;
import java.util.Locale;
import java.util.stream.Stream;

/** Reads one rule, whose grammar {@link IntentSpec#rules(String...)} describes. */
final class RuleParser {

    /** How much of a rule is said to admins. */
    private static final int WHY = 100;

    private final Vocabulary vocabulary;
    private final IntentSpec intent;
    private final String rule;
    private final PhraseBuilder phrase = new PhraseBuilder();
    private int at;

    private RuleParser(Vocabulary vocabulary, IntentSpec intent, String rule) {
        this.vocabulary = vocabulary;
        this.intent = intent;
        this.rule = rule.strip();
    }

    /** @throws IllegalArgumentException if the rule is malformed */
    static Phrase rule(Vocabulary vocabulary, int place, IntentSpec intent, String rule) {
        return new RuleParser(vocabulary, intent, rule).phrase(place);
    }

    /** A sentence that means the intent, if nothing else is said; names of things in it stand for their slots. */
    static Phrase example(Vocabulary vocabulary, int place, IntentSpec intent, String example) {
        var reader = new RuleParser(vocabulary, intent, example);
        var parts =
                Stream.of(example.split("\\s+")).flatMap(reader::exampleWord).toList();
        var whole = reader.phrase.sequence(parts);
        return reader.phrase.build(place, reader.why("example"), Phrase.Kind.EXAMPLE, true, true, whole);
    }

    private Phrase phrase(int place) {
        var kind = accept('!') ? Phrase.Kind.VETO : Phrase.Kind.RULE;
        boolean isAtStart = accept('^');
        var whole = alternatives();
        boolean isAtEnd = accept('$');
        if (at < rule.length()) {
            throw malformed("there is no place for " + rule.charAt(at) + " at " + (at + 1));
        }
        if (whole.required().isEmpty()) {
            throw malformed("it needs a word, a choice or a reference that is neither in [] nor in only some of (|)");
        }
        return phrase.build(place, why("rule"), kind, isAtStart, isAtEnd, whole);
    }

    private String why(String what) {
        return what + " \"" + (rule.length() <= WHY ? rule : rule.substring(0, WHY) + "…") + '"';
    }

    private Part alternatives() {
        var parts = new ArrayList<Part>();
        do {
            parts.add(sequence());
        } while (accept('|'));
        return parts.size() == 1 ? parts.get(0) : phrase.either(parts);
    }

    private Part sequence() {
        var parts = new ArrayList<Part>();
        while (!isEnd()) {
            parts.add(part());
        }
        if (parts.isEmpty()) {
            throw malformed("something is missing at " + (at + 1));
        }
        return phrase.sequence(parts);
    }

    private Part part() {
        if (accept('*')) {
            return phrase.any(null).optional();
        }
        if (accept('(')) {
            return closed(alternatives(), ')');
        }
        if (accept('[')) {
            return closed(alternatives(), ']').optional();
        }
        if (accept('{')) {
            return slot(until("}"));
        }
        return words(until(" \t\n()[]{}|*^$!"), null);
    }

    private Part closed(Part part, char bracket) {
        if (!accept(bracket)) {
            throw malformed(bracket + " is missing at " + (at + 1));
        }
        return part;
    }

    private Part slot(String name) {
        if (!accept('}')) {
            throw malformed("} is missing");
        }
        at += rule.startsWith("'s", at) ? 2 : 0;
        var slot = intent.slot(name).orElseThrow(() -> malformed("the intent has no slot " + name));
        if (slot.type() instanceof SlotType.Reference reference) {
            return phrase.token(vocabulary.learn(reference.pattern()), name);
        }
        if (slot.type() instanceof SlotType.Choice choice) {
            return phrase.either(choice.options().stream()
                    .flatMap(RuleParser::names)
                    .distinct()
                    .map(words -> words(words, name))
                    .toList());
        }
        return phrase.any(name);
    }

    private static Stream<String> names(Option option) {
        return Stream.concat(
                        Stream.of(option.value(), option.label()),
                        option.synonyms().stream().sorted())
                .map(name -> String.join(" ", Sentence.words(name)))
                .filter(words -> !words.isEmpty());
    }

    private Part words(String text, String slot) {
        var words = Sentence.words(text);
        if (words.isEmpty()) {
            throw malformed("there is no word in " + text + rule.substring(at));
        }
        return phrase.sequence(words.stream()
                .map(word -> phrase.token(vocabulary.learn(word), slot))
                .toList());
    }

    private Stream<Part> exampleWord(String word) {
        var capitals = word.replaceAll("\\W+$", "").toUpperCase(Locale.ROOT);
        for (Slot<?> slot : intent.slots()) {
            if (slot.type() instanceof SlotType.Reference reference
                    && reference.pattern().matcher(capitals).matches()) {
                return Stream.of(phrase.token(vocabulary.learn(reference.pattern()), slot.name()));
            }
        }
        return Sentence.words(word).stream().map(w -> phrase.token(vocabulary.learn(w), null));
    }

    private String until(String stops) {
        int start = at;
        while (at < rule.length() && stops.indexOf(rule.charAt(at)) < 0) {
            at++;
        }
        return rule.substring(start, at);
    }

    private boolean isEnd() {
        skipBlanks();
        return at == rule.length() || "|)]$".indexOf(rule.charAt(at)) >= 0;
    }

    private boolean accept(char c) {
        skipBlanks();
        boolean isThere = at < rule.length() && rule.charAt(at) == c;
        at += isThere ? 1 : 0;
        return isThere;
    }

    private void skipBlanks() {
        while (at < rule.length() && Character.isWhitespace(rule.charAt(at))) {
            at++;
        }
    }

    private IllegalArgumentException malformed(String problem) {
        return new IllegalArgumentException("rule \"%s\" of intent %s: %s".formatted(rule, intent.name(), problem));
    }
}
