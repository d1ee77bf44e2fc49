/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import dev.parley.api.document.Document.Origin;
import dev.parley.api.document.Document.State;
import dev.parley.api.embed.SentenceModel;
import dev.parley.knowledge.documents.DocumentTable.Work;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes passages of documents, and vectors of passages. How far it has come stands in the database, so it goes on there
 * after a crash: a document that waits is read, one that is being indexed has its passages and lacks vectors.
 */
final class Indexing {

    private static final Logger LOG = LoggerFactory.getLogger(Indexing.class);

    /** What is in work. */
    record Current(String name, int done, int of) {

        static final Current NOTHING = new Current("", 0, 0);
    }

    private final DocumentTable documents;
    private final PassageTable passages;
    private final FolderWatch folder;
    private final Reading reading;
    private final Embedding embedding;
    private volatile Current current = Current.NOTHING;

    Indexing(DocumentTable documents, PassageTable passages, FolderWatch folder, Reading reading) {
        this.documents = documents;
        this.passages = passages;
        this.folder = folder;
        this.reading = reading;
        this.embedding = new Embedding(passages);
    }

    Current current() {
        return current;
    }

    /**
     * Indexes one document.
     *
     * @param model none if there is none just now: then documents are found by their words
     * @param meanwhile called again and again while it takes time
     * @return whether there was one to index
     * @throws RuntimeException why the last one that failed could not be indexed just now, if none could
     */
    boolean next(Optional<SentenceModel> model, BooleanSupplier isToStop, Runnable meanwhile)
            throws InterruptedException {
        RuntimeException failure = null;
        for (var work : documents.work()) {
            current = new Current(work.name(), 0, 0);
            try {
                if (index(work, model, isToStop, meanwhile)) {
                    return true;
                }
            } catch (RuntimeException e) {
                failure = e; // the others may be luckier
            } finally {
                current = Current.NOTHING;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return false;
    }

    private boolean index(Work work, Optional<SentenceModel> model, BooleanSupplier isToStop, Runnable meanwhile)
            throws InterruptedException {
        if (work.state() == State.WAITING && !isRead(work)) {
            return false;
        }
        if (model.isEmpty() || isComplete(work, model.get(), isToStop, meanwhile)) {
            documents.searched(work);
            LOG.debug("{} is indexed", work.name());
        }
        return true;
    }

    private boolean isComplete(Work work, SentenceModel model, BooleanSupplier isToStop, Runnable meanwhile) {
        int of = passages.count(work.name());
        return embedding.complete(
                work,
                model,
                left -> {
                    current = new Current(work.name(), of - left, of);
                    meanwhile.run();
                },
                isToStop);
    }

    /** @return false if it isn't here, but on another node, or not as it was */
    private boolean isRead(Work work) throws InterruptedException {
        try {
            var content = work.origin() == Origin.FOLDER ? folder.content(work) : documents.content(work);
            return content.isPresent() && passages.replace(work, pieces(work, content.get()));
        } catch (Unreadable e) {
            LOG.info("{} is not searched: {}", work.name(), e.getMessage());
            documents.failed(work, e.getMessage());
            return false;
        } catch (IOException e) {
            LOG.debug("{} cannot be opened", work.name(), e);
            return false;
        }
    }

    private List<Piece> pieces(Work work, byte[] content) throws Unreadable, InterruptedException {
        return reading.pieces(work.name(), Kind.of(work.name()).orElseThrow(), content);
    }
}
