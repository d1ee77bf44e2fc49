/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Finds entries by the words that they share with a question (BM25), a title's counting more; accents, case and plurals
 * do not matter, nor do small typing errors in words of four letters and more. In memory, immutable and thread-safe.
 */
public final class WordSearch {

    private static final String ID = "id";

    private final IndexSearcher entries;

    private WordSearch(IndexSearcher entries) {
        this.entries = entries;
    }

    public static WordSearch over(List<Retrieval.Entry> entries) {
        var memory = new ByteBuffersDirectory();
        var config = new IndexWriterConfig(new Words()).setSimilarity(WordQuery.SIMILARITY);
        try (var writer = new IndexWriter(memory, config)) {
            for (var entry : entries) {
                writer.addDocument(document(entry));
            }
            writer.forceMerge(1);
            writer.commit();
            var searcher = new IndexSearcher(DirectoryReader.open(memory));
            searcher.setSimilarity(WordQuery.SIMILARITY);
            return new WordSearch(searcher);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Document document(Retrieval.Entry entry) {
        var document = new Document();
        document.add(new StoredField(ID, entry.id()));
        document.add(new TextField(WordQuery.TITLE, entry.title(), Field.Store.NO));
        document.add(new TextField(WordQuery.ALL, entry.title() + "\n" + entry.text(), Field.Store.NO));
        return document;
    }

    /**
     * The entries that share a word with the question, best first, each id once.
     *
     * @param query of anything; nothing in it has a meaning but its words
     * @return with scores that are shares of what an entry could have whose title has all words, 0 to 1
     */
    public List<Retrieval.Hit> search(String query, int limit) {
        var asked = Words.of(query);
        if (asked.isEmpty() || limit < 1 || entries.getIndexReader().numDocs() == 0) {
            return List.of();
        }
        try {
            var wanted = WordQuery.of(asked, entries.getIndexReader());
            var stored = entries.storedFields();
            var best = new LinkedHashMap<String, Double>();
            for (var found :
                    entries.search(wanted.query(), entries.getIndexReader().maxDoc()).scoreDocs) {
                best.putIfAbsent(stored.document(found.doc).get(ID), Math.min(1, found.score / wanted.best()));
                if (best.size() == limit) {
                    break;
                }
            }
            return best.entrySet().stream()
                    .map(entry -> new Retrieval.Hit(entry.getKey(), entry.getValue()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
