/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.document.Document;
import dev.parley.api.document.Documents;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A document that is searched, or will be. */
record DocumentJson(
        String name,
        String mediaType,
        long size,
        Instant addedAt,
        String origin,
        String state,
        int passages,
        Optional<String> problem) {

    static DocumentJson of(Document document) {
        return new DocumentJson(
                document.name(),
                document.mediaType(),
                document.size(),
                document.addedAt(),
                word(document.origin()),
                word(document.state()),
                document.passages(),
                document.problem());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** All of them, and how far indexing has come. */
    record AllJson(List<DocumentJson> results, ProgressJson progress) {

        static AllJson of(Documents documents) {
            return new AllJson(
                    documents.list().stream().map(DocumentJson::of).toList(), ProgressJson.of(documents.progress()));
        }
    }

    /** @param current the name of the document in work */
    record ProgressJson(int waiting, Optional<String> current, int passages, int done, int of) {

        static ProgressJson of(Documents.Progress progress) {
            return new ProgressJson(
                    progress.waiting(),
                    Optional.of(progress.current()).filter(name -> !name.isEmpty()),
                    progress.passages(),
                    progress.done(),
                    progress.of());
        }
    }
}
