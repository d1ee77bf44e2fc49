/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.semantic;

import java.lang.Character.UnicodeScript;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The scripts that examples are written in. A model makes something of any text, so what is written in others is not
 * asked about.
 */
record Scripts(Set<UnicodeScript> scripts) {

    Scripts {
        scripts = Set.copyOf(scripts);
    }

    static Scripts of(Collection<String> texts) {
        return new Scripts(texts.stream()
                .flatMapToInt(String::codePoints)
                .filter(Character::isLetter)
                .mapToObj(UnicodeScript::of)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(UnicodeScript.class))));
    }

    /** Whether most of the letters are of these scripts, and there are two at least. */
    boolean cover(String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        long known = text.codePoints()
                .filter(Character::isLetter)
                .filter(letter -> scripts.contains(UnicodeScript.of(letter)))
                .count();
        return known >= 2 && 2 * known > letters;
    }
}
