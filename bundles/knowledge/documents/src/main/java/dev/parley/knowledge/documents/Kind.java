/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of documents that are read. The end of a file's name tells which it is. */
enum Kind {
    MARKDOWN("text/markdown", "md") {
        @Override
        Content parse(byte[] content, Patience patience) throws Unreadable {
            return Markdown.read(content);
        }
    },
    HTML("text/html", "html?") {
        @Override
        Content parse(byte[] content, Patience patience) throws Unreadable {
            return Html.read(content);
        }
    },
    TEXT("text/plain", "txt") {
        @Override
        Content parse(byte[] content, Patience patience) throws Unreadable {
            return PlainText.read(content);
        }
    },
    PDF("application/pdf", "pdf") {
        @Override
        Content parse(byte[] content, Patience patience) throws Unreadable {
            return Pdf.read(content, patience);
        }
    };

    private final String mediaType;
    private final String ending;

    Kind(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    static Optional<Kind> of(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .filter(kind -> lower.matches("(?s).*[^/]\\." + kind.ending))
                .findFirst();
    }

    /** Why this cannot be of this kind, as far as its beginning tells. */
    Optional<String> refusal(byte[] content) {
        if (this == PDF) {
            return Pdf.isPdf(content) ? Optional.empty() : Optional.of(Pdf.NONE);
        }
        try {
            Characters.of(content);
            return Optional.empty();
        } catch (Unreadable e) {
            return Optional.of(e.getMessage());
        }
    }

    String mediaType() {
        return mediaType;
    }

    /** @throws Patience.Lost if it takes too much, where that can be told while it is read */
    abstract Content parse(byte[] content, Patience patience) throws Unreadable;
}
