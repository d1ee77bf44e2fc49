/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import dev.parley.knowledge.documents.Content.Section;
import java.util.List;
import java.util.Optional;

/** Reads text as it is. */
final class PlainText {

    private PlainText() {}

    static Content read(byte[] bytes) throws Unreadable {
        var text = Characters.of(bytes).replaceAll("\\R", "\n").replaceAll("\n[ \t]*\n\\s*", "\n\n");
        return new Content(Optional.empty(), Optional.empty(), List.of(new Section(List.of(), Optional.empty(), text)));
    }
}
