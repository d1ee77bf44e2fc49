/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import dev.parley.knowledge.documents.Content.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects paragraphs under the headings that they stand under. */
final class Outline {

    private record Heading(int level, String text) {}

    private final List<Section> sections = new ArrayList<>();
    private final List<Heading> path = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private boolean isApart;

    /** @param level from 1 */
    void heading(int level, String heading) {
        close();
        path.removeIf(above -> above.level() >= level);
        if (!heading.isBlank()) {
            path.add(new Heading(level, heading.strip()));
        }
    }

    void paragraph(String paragraph) {
        if (!paragraph.isBlank()) {
            text.append(text.isEmpty() ? "" : "\n\n").append(paragraph.strip());
        }
    }

    /** Something that follows the paragraph before it closely, as the items of a list do. */
    void line(String line) {
        if (!line.isBlank()) {
            text.append(text.isEmpty() ? "" : isApart ? "\n\n" : "\n").append(line.strip());
            isApart = false;
        }
    }

    /** The next line does not follow closely. */
    void gap() {
        isApart = true;
    }

    List<Section> sections() {
        close();
        return sections;
    }

    private void close() {
        if (!text.isEmpty()) {
            sections.add(new Section(path.stream().map(Heading::text).toList(), Optional.empty(), text.toString()));
            text.setLength(0);
        }
    }
}
