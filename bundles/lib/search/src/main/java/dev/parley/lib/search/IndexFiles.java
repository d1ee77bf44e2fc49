/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene912.Lucene912Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of a passage index, which only one at a time writes.
 *
 * @param isNew whether there was none that could be read
 */
record IndexFiles(Directory directory, IndexWriter writer, int dimensions, boolean isNew) implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(IndexFiles.class);

    /** What Lucene calls its files, but for the lock. */
    private static final Pattern OURS = Pattern.compile("(pending_)?segments.*|_[a-z0-9]+(_[^.]*)?\\.[a-z]+");

    private static final String STATE = "state";
    private static final String DIMENSIONS = "dimensions";
    /** How much is held in memory before it is written, in megabytes. */
    private static final double MEMORY = 32;

    static IndexFiles open(Path path, int dimensions) throws IOException {
        Files.createDirectories(path);
        var directory = FSDirectory.open(path);
        boolean isNew = !isReadable(directory, dimensions);
        try {
            return new IndexFiles(directory, writer(directory, isNew), dimensions, isNew);
        } catch (LockObtainFailedException e) {
            directory.close();
            throw e;
        } catch (IOException | RuntimeException e) {
            LOG.warn("The index in {} is broken and begins anew", path, e);
            remove(directory);
            return new IndexFiles(directory, writer(directory, true), dimensions, true);
        }
    }

    /** Reads all of it but the vectors and the lists of words, whose lengths are looked at. */
    private static boolean isReadable(Directory directory, int dimensions) throws IOException {
        if (!DirectoryReader.indexExists(directory)) {
            return false;
        }
        try (var reader = DirectoryReader.open(directory)) {
            var known = reader.getIndexCommit().getUserData().get(DIMENSIONS);
            if (String.valueOf(dimensions).equals(known)) {
                return true;
            }
            LOG.info("The index was made with vectors of {} dimensions and begins anew", known);
        } catch (IOException | RuntimeException e) {
            LOG.warn("The index is broken and begins anew", e);
        }
        return false;
    }

    private static IndexWriter writer(Directory directory, boolean isNew) throws IOException {
        var config = new IndexWriterConfig(new Words())
                .setSimilarity(WordQuery.SIMILARITY)
                .setRAMBufferSizeMB(MEMORY)
                .setCommitOnClose(false)
                .setOpenMode(isNew ? OpenMode.CREATE : OpenMode.APPEND)
                .setCodec(new Lucene912Codec() {
                    @Override
                    public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
                        return new Lucene99HnswScalarQuantizedVectorsFormat();
                    }
                });
        return new IndexWriter(directory, config);
    }

    private static void remove(Directory directory) throws IOException {
        for (var name : directory.listAll()) {
            if (OURS.matcher(name).matches()) {
                directory.deleteFile(name);
            }
        }
    }

    void commit(String state) throws IOException {
        writer.setLiveCommitData(
                Map.of(STATE, state, DIMENSIONS, String.valueOf(dimensions)).entrySet());
        writer.commit();
    }

    String state() {
        var data = writer.getLiveCommitData();
        return data == null
                ? ""
                : StreamSupport.stream(data.spliterator(), false)
                        .filter(entry -> entry.getKey().equals(STATE))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse("");
    }

    @Override
    public void close() throws IOException {
        writer.close();
        directory.close();
    }
}
