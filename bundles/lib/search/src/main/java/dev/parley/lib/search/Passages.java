/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.search;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a text into its sentences. A line feed ends one, too. */
public final class Passages {

    /** How many of a text are taken; the rest is not searched. */
    static final int MOST = 50;

    private static final int BEGINNING = 250;

    private Passages() {}

    public static List<String> of(String text) {
        return text.lines()
                .flatMap(line -> sentences(line).stream())
                .filter(sentence -> sentence.codePoints().anyMatch(Character::isLetterOrDigit))
                .limit(MOST)
                .toList();
    }

    /** As many sentences from the first one on as fit into {@value #BEGINNING} characters, at least one. */
    public static String beginning(List<String> sentences) {
        var beginning = new StringBuilder();
        for (var sentence : sentences) {
            if (!beginning.isEmpty() && beginning.length() + sentence.length() > BEGINNING) {
                break;
            }
            beginning.append(beginning.isEmpty() ? "" : " ").append(sentence);
        }
        return beginning.toString();
    }

    private static List<String> sentences(String line) {
        var breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
        breaks.setText(line);
        var sentences = new ArrayList<String>();
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
            sentences.add(line.substring(from, to).strip());
        }
        return sentences;
    }
}
