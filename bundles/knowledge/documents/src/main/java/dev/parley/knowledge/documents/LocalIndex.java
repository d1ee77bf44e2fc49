/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import dev.parley.lib.search.PassageIndex;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * This node's index of all passages, a cache beside the database: it is brought up to what stands there, whoever indexed
 * it, and is made anew if it is missing, broken or for vectors of another length. One thread changes it, many search.
 */
final class LocalIndex implements AutoCloseable {

    private final Path directory;
    private final PassageTable passages;
    private final Map<String, String> held = new TreeMap<>();
    private volatile PassageIndex index;
    private volatile int dimensions;

    LocalIndex(Path directory, PassageTable passages) {
        this.directory = directory;
        this.passages = passages;
    }

    /** @param dimensions of the vectors that are put in; passages with others are found by their words */
    void follow(int dimensions) {
        try {
            followed(dimensions);
        } catch (RuntimeException e) {
            drop(e);
            throw e;
        }
    }

    /** After a full disk, say, an index cannot be written any more: the next time it is opened as it was last. */
    private void drop(RuntimeException reason) {
        try {
            close();
        } catch (RuntimeException e) {
            reason.addSuppressed(e);
        }
    }

    private void followed(int dimensions) {
        if (index == null || this.dimensions != dimensions) {
            open(dimensions);
        }
        var editions = passages.editions();
        var gone = new HashSet<>(held.keySet());
        editions.forEach(edition -> gone.remove(edition.document()));
        for (var document : gone) {
            index.remove(document);
            held.remove(document);
        }
        boolean isChanged = !gone.isEmpty();
        for (var edition : editions) {
            var fingerprint = edition.fingerprint();
            if (fingerprint.isPresent() && !fingerprint.get().equals(held.get(edition.document()))) {
                put(edition.document());
                held.put(edition.document(), fingerprint.get());
                isChanged = true;
            }
        }
        if (isChanged) {
            index.commit(written());
        }
    }

    /** Of the vectors that it has, or else these. */
    int dimensions(int otherwise) {
        return index == null ? otherwise : dimensions;
    }

    /**
     * What is nearest, nearest first; nothing until there is an index.
     *
     * @param vectorOrNull what the words mean
     */
    List<PassageIndex.Hit> search(String text, float[] vectorOrNull, int limit) {
        var open = index;
        boolean fits = vectorOrNull != null && vectorOrNull.length == dimensions;
        return open == null ? List.of() : open.search(text, fits ? vectorOrNull : null, limit);
    }

    private void put(String document) {
        index.put(
                document,
                passages.of(document).stream()
                        .map(row -> new PassageIndex.Entry(
                                row.id(),
                                document,
                                row.piece().title(),
                                row.piece().text(),
                                vector(row)))
                        .toList());
    }

    private float[] vector(PassageTable.Row row) {
        return row.vector()
                .map(PassageTable.Vector::numbers)
                .filter(numbers -> numbers.length == dimensions)
                .orElse(null);
    }

    private void open(int wanted) {
        close();
        var opened = PassageIndex.open(directory, wanted);
        read(opened.state());
        dimensions = wanted;
        index = opened;
    }

    /** What the index holds stands in it, written together with it: a line for each document. */
    private String written() {
        return held.entrySet().stream()
                .map(entry -> entry.getValue() + "\t" + entry.getKey())
                .collect(Collectors.joining("\n"));
    }

    private void read(String state) {
        state.lines().forEach(line -> {
            int tab = line.indexOf('\t');
            held.put(line.substring(tab + 1), line.substring(0, tab));
        });
    }

    @Override
    public void close() {
        held.clear();
        var open = index;
        index = null;
        if (open != null) {
            open.close();
        }
    }
}
