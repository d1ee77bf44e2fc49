/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.embed.SentenceModel;
import dev.parley.lib.search.PassageIndex;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds passages; their texts come from the database. */
final class Searching {

    private static final Logger LOG = LoggerFactory.getLogger(Searching.class);

    /** A passage and how near it is. */
    record Found(Piece piece, PassageIndex.Hit hit) {}

    private final LocalIndex index;
    private final PassageTable passages;

    Searching(LocalIndex index, PassageTable passages) {
        this.index = index;
        this.passages = passages;
    }

    /**
     * Nearest first.
     *
     * @param model none to find by words alone
     * @throws Unavailable if the database does not answer
     */
    List<Found> search(String text, Optional<SentenceModel> model, int limit) {
        try {
            var vector = model.flatMap(there -> vector(there, text)).orElse(null);
            var hits = index.search(text, vector, limit);
            var rows = passages.byId(hits.stream().map(PassageIndex.Hit::id).toList());
            return hits.stream()
                    .filter(hit -> rows.containsKey(hit.id()))
                    .map(hit -> new Found(rows.get(hit.id()).piece(), hit))
                    .toList();
        } catch (UncheckedIOException e) {
            throw new Unavailable("the index of documents", Duration.ofSeconds(2), e);
        }
    }

    private static Optional<float[]> vector(SentenceModel model, String text) {
        try {
            return Optional.of(model.embed(List.of(text)).get(0));
        } catch (RuntimeException e) {
            LOG.debug("The sentence model failed", e);
            return Optional.empty();
        }
    }
}
