/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds the places where a text may be cut. */
final class Sentences {

    private static final String FENCE = "```";

    /** @param separator what stands between this and what goes before */
    record Unit(String separator, String text) {}

    private Sentences() {}

    static List<String> of(String text) {
        return text.lines().flatMap(line -> inLine(line).stream()).toList();
    }

    static String last(String text) {
        var sentences = of(text);
        return sentences.get(sentences.size() - 1);
    }

    /** Paragraphs; of those that are longer, sentences; of those that are longer, what fits. */
    static List<Unit> units(String text, int longest) {
        var units = new ArrayList<Unit>();
        for (var paragraph : paragraphs(text)) {
            if (paragraph.length() <= longest) {
                units.add(new Unit("\n\n", paragraph));
            } else {
                sentences(paragraph).forEach(sentence -> units.addAll(pieces(sentence, longest)));
            }
        }
        return units;
    }

    /** All sentences with what stands between them. */
    static List<Unit> all(String text) {
        return paragraphs(text).stream()
                .flatMap(paragraph -> sentences(paragraph).stream())
                .toList();
    }

    private static List<Unit> sentences(String paragraph) {
        var units = new ArrayList<Unit>();
        var between = "\n\n";
        for (var line : paragraph
                .lines()
                .filter(line -> !line.strip().startsWith(FENCE))
                .toList()) {
            for (var sentence : inLine(line)) {
                units.add(new Unit(between, sentence));
                between = " ";
            }
            between = units.isEmpty() ? between : "\n";
        }
        return units;
    }

    private static List<Unit> pieces(Unit sentence, int longest) {
        var pieces = new ArrayList<Unit>();
        for (var rest = sentence.text(); !rest.isEmpty(); ) {
            var start = cut(rest, longest);
            pieces.add(new Unit(pieces.isEmpty() ? sentence.separator() : " ", start.strip()));
            rest = rest.substring(start.length());
        }
        return pieces;
    }

    /** As much of the beginning as fits, whole words if possible. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int space = text.lastIndexOf(' ', longest - 1);
        int end = space > longest / 2 ? space + 1 : longest;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }

    /** An empty line within code ends none. */
    private static List<String> paragraphs(String text) {
        var paragraphs = new ArrayList<String>();
        boolean isCode = false;
        for (var part : text.split("\n\n+")) {
            if (isCode) {
                paragraphs.set(paragraphs.size() - 1, paragraphs.get(paragraphs.size() - 1) + "\n\n" + part);
            } else if (!part.isBlank()) {
                paragraphs.add(part.strip());
            }
            isCode ^= part.lines().filter(line -> line.startsWith(FENCE)).count() % 2 == 1 && !paragraphs.isEmpty();
        }
        return paragraphs;
    }

    private static List<String> inLine(String line) {
        var breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
        breaks.setText(line);
        var sentences = new ArrayList<String>();
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
            var sentence = line.substring(from, to).strip();
            if (!sentence.isEmpty()) {
                sentences.add(sentence);
            }
        }
        return sentences;
    }
}
