/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A text as the words it consists of, letter case and punctuation aside.
 *
 * @param text the words with single spaces between them
 */
record Words(String text, List<String> list) {

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}\\p{M}'+-]+");
    private static final Pattern EDGES = Pattern.compile("(?<![\\p{L}\\p{N}])['+-]+|['+-]+(?![\\p{L}\\p{N}])");
    private static final Set<String> NEGATIONS = Set.of(
            "not", "don't", "dont", "no", "never", "neither", "nicht", "kein", "keine", "keinen", "nie", "niemals",
            "weder");

    static Words of(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'');
        var spaced = EDGES.matcher(BETWEEN.matcher(plain).replaceAll(" "))
                .replaceAll(" ")
                .strip();
        var words = spaced.isEmpty() ? List.<String>of() : List.of(spaced.split(" +"));
        return new Words(String.join(" ", words), words);
    }

    /** Whether these words, in a row, are among the text's. */
    boolean contain(String words) {
        return !words.isEmpty() && (" " + text + " ").contains(" " + words + " ");
    }

    boolean negated() {
        return list.stream().anyMatch(NEGATIONS::contains);
    }

    /** Whether some of what a key of the languages lists is among these. */
    boolean mention(String key) {
        return Language.everywhere(key).stream().anyMatch(this::contain);
    }

    /** Whether this is nothing but a word for what was last spoken of. */
    boolean pointsBack() {
        return Language.everywhere("pointers.last").contains(text)
                || Language.everywhere("pointers.other").contains(text);
    }
}
