/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.conversation;

import static dev.parley.lib.page.Html.element;

import dev.parley.lib.page.Html;
import java.util.ArrayList;
import java.util.List;

/**
 * Two texts beside each other, word by word: what only one of them has is struck out or underlined, and called so for
 * those who cannot see it.
 *
 * @param before the first text @param after the second
 */
record Difference(Html before, Html after) {

    /** In words; longer texts are taken as a whole. */
    private static final int LONGEST = 400;

    static Difference of(String before, String after) {
        var some = words(before);
        var others = words(after);
        if (some.size() > LONGEST || others.size() > LONGEST) {
            return whole(before, after);
        }
        var lengths = lengths(some, others);
        var left = new ArrayList<Html>();
        var right = new ArrayList<Html>();
        int i = 0;
        int j = 0;
        while (i < some.size() || j < others.size()) {
            if (i < some.size() && j < others.size() && some.get(i).equals(others.get(j))) {
                left.add(Html.several(some.get(i++)));
                right.add(Html.several(others.get(j++)));
            } else if (j == others.size() || i < some.size() && lengths[i + 1][j] >= lengths[i][j + 1]) {
                left.add(element("del", some.get(i++)));
            } else {
                right.add(element("ins", others.get(j++)));
            }
        }
        return new Difference(text(left), text(right));
    }

    private static Difference whole(String before, String after) {
        return before.equals(after)
                ? new Difference(text(List.of(Html.several(before))), text(List.of(Html.several(after))))
                : new Difference(text(List.of(element("del", before))), text(List.of(element("ins", after))));
    }

    private static Html text(List<Html> words) {
        return Html.span("said", words).is("dir", "auto");
    }

    /** Words with the white space that follows them. */
    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("(?<=\\s)(?=\\S)"));
    }

    /** Of the longest common subsequences of what follows two places. */
    private static int[][] lengths(List<String> some, List<String> others) {
        var lengths = new int[some.size() + 1][others.size() + 1];
        for (int i = some.size() - 1; i >= 0; i--) {
            for (int j = others.size() - 1; j >= 0; j--) {
                lengths[i][j] = some.get(i).equals(others.get(j))
                        ? lengths[i + 1][j + 1] + 1
                        : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
            }
        }
        return lengths;
    }
}
