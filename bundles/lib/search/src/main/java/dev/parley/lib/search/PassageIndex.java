/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.search;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.SearcherManager;

/**
 * Passages of documents on disk, found by what they mean and by their words. What is put is found within half a second,
 * and kept from the next {@link #commit} on: after a crash the index is as it was then. Thread-safe; of one process.
 * Failures of the disk are {@link UncheckedIOException}.
 */
public final class PassageIndex implements Closeable {

    private static final long FRESH = Duration.ofMillis(500).toNanos();

    /**
     * A passage as it is put.
     *
     * @param id the caller's, by which it is found again
     * @param document that it is part of
     * @param title of the document or the chapter; may be empty
     * @param vector of what it means, of length 1; null if there is no sentence model
     */
    public record Entry(long id, String document, String title, String text, float[] vector) {}

    /**
     * A passage that was found.
     *
     * @param byMeaning the cosine with the question; 0 if one of them has no vector
     * @param byWords the share of what a passage could have that has all words of the question as its title, 0 to 1
     * @param score what passages are ordered by, 0 to 1; comparable among questions with a vector, and among those without
     */
    public record Hit(long id, double byMeaning, double byWords, double score) {}

    private final IndexFiles files;
    private final SearcherManager searchers;
    private final AtomicLong refreshed = new AtomicLong(System.nanoTime());

    private PassageIndex(IndexFiles files, SearcherManager searchers) {
        this.files = files;
        this.searchers = searchers;
    }

    /**
     * Opens an index. It begins empty where there is none, where it is broken, and where vectors have other dimensions;
     * files that are not an index's are left alone.
     *
     * @throws UncheckedIOException if it is open already or nothing can be written there
     */
    public static PassageIndex open(Path directory, int dimensions) {
        return calling(() -> {
            var files = IndexFiles.open(directory, dimensions);
            return new PassageIndex(files, new SearcherManager(files.writer(), null));
        });
    }

    /** Whether it began empty when it was opened: all documents have to be put. */
    public boolean isNew() {
        return files.isNew();
    }

    /** Puts the passages of a document in the place of those that it had, all at once. */
    public void put(String document, List<Entry> passages) {
        var documents = passages.stream().map(PassageFields::document).toList();
        calling(() -> files.writer().updateDocuments(term(document), documents));
    }

    public void remove(String document) {
        calling(() -> files.writer().deleteDocuments(term(document)));
    }

    private static Term term(String document) {
        return new Term(PassageFields.DOCUMENT, document);
    }

    /**
     * Keeps what was put and removed, with a note of the caller's about it.
     *
     * @param state such as up to where documents are indexed
     */
    public void commit(String state) {
        calling(() -> {
            files.commit(state);
            return refresh();
        });
    }

    /** The note of the last commit; empty if there was none. */
    public String state() {
        return files.state();
    }

    /** How many passages can be found. */
    public int size() {
        return calling(() -> {
            refresh();
            return searching(searcher -> searcher.getIndexReader().numDocs());
        });
    }

    /**
     * The passages that are nearest to a question, best first.
     *
     * @param text of anything; nothing in it has a meaning but its words
     * @param vector of the question, of length 1; null if there is no sentence model: words alone decide
     */
    public List<Hit> search(String text, float[] vector, int limit) {
        return calling(() -> {
            if (System.nanoTime() - refreshed.get() > FRESH) {
                refresh();
            }
            return searching(searcher -> new PassageSearch(searcher).search(text, vector, limit));
        });
    }

    private boolean refresh() throws IOException {
        searchers.maybeRefreshBlocking();
        refreshed.set(System.nanoTime());
        return true;
    }

    private <T> T searching(PassageSearch.Reading<T> reading) throws IOException {
        var searcher = searchers.acquire();
        try {
            return reading.of(searcher);
        } finally {
            searchers.release(searcher);
        }
    }

    private interface Call<T> {
        T get() throws IOException;
    }

    private static <T> T calling(Call<T> call) {
        try {
            return call.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was not committed is lost. */
    @Override
    public void close() {
        calling(() -> {
            searchers.close();
            files.close();
            return true;
        });
    }
}
