/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import java.util.List;
import java.util.Optional;

/**
 * What a document says.
 *
 * @param title its own; empty if it has none
 * @param link where it can be opened, as it says itself: absolute, http or https
 */
record Content(Optional<String> title, Optional<String> link, List<Section> sections) {

    /** How many characters of a document are read. */
    static final int MOST = 5_000_000;

    /**
     * What stands under a heading, or on a page.
     *
     * @param headings from the outermost to the one that it stands under
     * @param place {@code page 3}
     * @param text paragraphs, with an empty line between them
     */
    record Section(List<String> headings, Optional<String> place, String text) {

        Section {
            headings = List.copyOf(headings);
        }
    }

    Content {
        title = title.map(String::strip).filter(some -> !some.isEmpty());
        link = link.filter(Content::isWeb);
        sections = List.copyOf(sections);
    }

    /** @throws Unreadable if there is nothing to search in it, or too much */
    Content checked() throws Unreadable {
        if (sections.stream()
                .flatMapToInt(section -> section.text().codePoints())
                .noneMatch(Character::isLetterOrDigit)) {
            throw new Unreadable("There is no text in it. Scanned pages have to be recognized first (OCR).");
        }
        if (sections.stream().mapToLong(section -> section.text().length()).sum() > MOST) {
            throw new Unreadable("It has more than %,d characters of text.".formatted(MOST));
        }
        return this;
    }

    static boolean isWeb(String link) {
        return link.matches("(?i)https?://[^\\s<>\"]{1,1900}");
    }
}
