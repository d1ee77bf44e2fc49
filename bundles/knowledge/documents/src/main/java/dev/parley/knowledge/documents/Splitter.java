/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import dev.parley.knowledge.documents.Content.Section;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a document into pieces: at headings and pages, then between paragraphs, in long paragraphs between sentences. What
 * comes next in a section begins with the last sentence of what went before.
 */
final class Splitter {

    /** In characters: about 200 tokens. */
    static final int LONGEST = 900;

    static final int MOST = 20_000;

    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_OVERLAP = 150;

    private Splitter() {}

    /**
     * Those that say the same as one before are left out.
     *
     * @param name the file's
     * @throws Unreadable if there are too many
     */
    static List<Piece> pieces(String name, Content content) throws Unreadable {
        var title = content.title().orElseGet(() -> withoutEnding(name));
        var pieces = new ArrayList<Piece>();
        var seen = new HashSet<String>();
        for (var section : content.sections()) {
            for (var text : texts(section.text())) {
                if (seen.add(text)) {
                    pieces.add(new Piece(path(title, section), place(content, section), text));
                }
            }
            if (pieces.size() > MOST) {
                throw new Unreadable("It has more than %,d parts under headings of their own.".formatted(MOST));
            }
        }
        return pieces;
    }

    private static List<String> texts(String section) {
        var texts = new ArrayList<String>();
        var text = new StringBuilder();
        for (var unit : Sentences.units(section, LONGEST)) {
            if (!text.isEmpty()
                    && text.length() + unit.separator().length() + unit.text().length() > LONGEST) {
                texts.add(text.toString());
                var last = Sentences.last(text.toString());
                boolean hasRoom = last.length() <= LONGEST_OVERLAP
                        && last.length() < text.length()
                        && last.length() + unit.text().length() < LONGEST - 1;
                text.setLength(0);
                text.append(hasRoom ? last : "");
            }
            text.append(text.isEmpty() ? "" : unit.separator()).append(unit.text());
        }
        if (text.codePoints().anyMatch(Character::isLetterOrDigit)) {
            texts.add(text.toString());
        }
        return texts;
    }

    private static String path(String title, Section section) {
        var path = new ArrayList<>(List.of(title));
        section.headings().stream().filter(heading -> !path.contains(heading)).forEach(path::add);
        var joined = String.join(" › ", path).replaceAll("\\s+", " ");
        return joined.length() <= LONGEST_TITLE ? joined : Sentences.cut(joined, LONGEST_TITLE - 1) + "…";
    }

    private static Optional<String> place(Content content, Section section) {
        var heading = section.headings().isEmpty()
                ? Optional.<String>empty()
                : Optional.of(section.headings().get(section.headings().size() - 1));
        return content.link().or(section::place).or(() -> heading);
    }

    private static String withoutEnding(String name) {
        return name.substring(name.lastIndexOf('/') + 1).replaceFirst("\\.[^.]+$", "");
    }
}
