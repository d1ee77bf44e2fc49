/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words of a text that say what it is about, cut to their beginnings; of Chinese and Japanese the characters. */
final class Stems {

    private static final Pattern WORD = Pattern.compile(
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]|[\\p{L}\\p{N}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]]+");

    private static final Set<String> COMMON =
            Set.copyOf(List.of(("a an and are as at be but by can do does for from has have how i if in"
                            + " is it its me my no not of on or our so that the their them then there they this to was we what when"
                            + " where which who will with would yes you your"
                            + " aber als am an auch auf aus bei das dem den der des die ein eine einem einen einer es fur hat ich im"
                            + " in ist ja kann man mein mit nein nicht oder sich sie sind so und von was wenn wer wie wir wird wo zu"
                            + " zum zur")
                    .split(" ")));

    private static final int LONGEST = 5;

    private Stems() {}

    static Set<String> of(String text) {
        var plain = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
        return WORD.matcher(plain)
                .results()
                .map(match -> match.group())
                .filter(word -> !COMMON.contains(word))
                .map(word -> word.substring(0, Math.min(LONGEST, word.length())))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** How much of these is in those, 0 to 1; all of nothing. */
    static double share(Set<String> these, Set<String> those) {
        return these.isEmpty()
                ? 1
                : (double) these.stream().filter(those::contains).count() / these.size();
    }
}
