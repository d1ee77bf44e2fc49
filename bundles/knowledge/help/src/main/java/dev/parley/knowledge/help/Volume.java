/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.help;

import dev.parley.lib.search.Retrieval;
import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The help pages of one language.
 *
 * @param pages by their ids
 * @param scripts that they are written in
 */
record Volume(Map<String, Page> pages, WordSearch words, Set<UnicodeScript> scripts) {

    static Volume of(List<Page> pages) {
        return new Volume(
                pages.stream().collect(Collectors.toMap(Page::id, Function.identity())),
                new WordSearch(pages),
                pages.stream()
                        .flatMap(page -> letters(page.text()))
                        .map(UnicodeScript::of)
                        .collect(Collectors.toSet()));
    }

    List<Retrieval.Entry> entries() {
        return pages.values().stream().flatMap(Page::entries).toList();
    }

    /** Whether most letters of a text could stand in these pages; false if it has none. */
    boolean canBeReadBy(String text) {
        long all = letters(text).count();
        long known =
                letters(text).map(UnicodeScript::of).filter(scripts::contains).count();
        return known * 2 > all;
    }

    private static Stream<Integer> letters(String text) {
        return text.codePoints().filter(Character::isLetter).boxed();
    }
}
