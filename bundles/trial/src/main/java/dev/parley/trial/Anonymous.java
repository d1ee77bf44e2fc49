/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.trial;

import java.util.List;
import java.util.regex.Pattern;

/** Takes out of what somebody said what could tell who it was, or what it was about in particular. */
final class Anonymous {

    private record Veil(Pattern what, String instead) {}

    private static final List<Veil> VEILS = List.of(
            veil("\"[^\"\\n]+\"|“[^”\\n]+”|„[^“”\\n]+[“”]|«[^»\\n]+»|(?<!\\p{L})'[^'\\n]+'(?!\\p{L})", "\"…\""),
            veil("\\b(?:https?://|www\\.)\\S+", "link"),
            veil("[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}.-]+", "e-mail"),
            veil("(?<![\\p{L}\\p{N}])@[\\p{L}\\p{N}_.-]+", "@…"),
            veil("\\b[\\w.-]+/[\\w.-]+#\\d+\\b", "repository#…"),
            veil("(?i)\\b([a-z]{2,10})-?\\d{2,}\\b", "$1…"),
            veil("\\b([A-Z][A-Z0-9]+)-\\d+\\b", "$1-…"),
            veil("\\+?\\p{Nd}[\\p{Nd}.,:/ ()-]*\\p{Nd}|\\p{Nd}", "#"),
            veil(
                    "(?<=\\b(?i:for|by|from|to|with|für|von|an|mit|bei|my name is|i am|ich bin|ich heiße)\\s)"
                            + "\\p{Lu}[\\p{L}'’-]+(?:\\s+\\p{Lu}[\\p{L}'’-]+)*",
                    "…"));

    private Anonymous() {}

    static String of(String text) {
        var veiled = text.strip().replaceAll("\\s+", " ");
        for (var veil : VEILS) {
            veiled = veil.what().matcher(veiled).replaceAll(veil.instead());
        }
        return veiled;
    }

    private static Veil veil(String what, String instead) {
        return new Veil(Pattern.compile(what, Pattern.UNICODE_CHARACTER_CLASS), instead);
    }
}
