/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who has changed which configuration: a file with a line of JSON for each change, on the disk before the change is
 * said to be done. The last {@value #KEPT} are kept.
 */
public final class History {

    private static final Logger LOG = LoggerFactory.getLogger(History.class);
    private static final int KEPT = 5000;

    private final Path file;
    private final List<Change> changes = new ArrayList<>();

    public History(Path file) {
        this.file = file;
        try {
            open();
        } catch (IOException | RuntimeException e) {
            LOG.error("The history of settings in {} cannot be read: {}", file, e.getMessage());
        }
    }

    /** Newest first. */
    public synchronized List<Change> newest(int skip, int limit) {
        var newest = new ArrayList<Change>();
        for (int i = changes.size() - 1 - skip; i >= 0 && newest.size() < limit; i--) {
            newest.add(changes.get(i));
        }
        return newest;
    }

    public synchronized Optional<Change> find(long id) {
        return changes.stream().filter(change -> change.id() == id).findFirst();
    }

    /** Oldest first. */
    public synchronized List<Change> since(long id) {
        return changes.stream().filter(change -> change.id() > id).toList();
    }

    public synchronized long last() {
        return changes.isEmpty() ? 0 : changes.get(changes.size() - 1).id();
    }

    /**
     * Keeps it, if anything has changed, and was not set by a file for the first time. Secrets are left out, but that they were changed is not.
     *
     * @param isSecret of a property and its value
     */
    public synchronized void add(
            String pid,
            Optional<Map<String, Object>> before,
            Optional<Map<String, Object>> after,
            BiPredicate<String, Object> isSecret) {
        var isFirst = before.isEmpty() && Author.current().startsWith(Author.FILES);
        if (isFirst || before.map(History::texts).equals(after.map(History::texts))) {
            return;
        }
        var change = new Change(
                last() + 1,
                Instant.now(),
                Author.current(),
                pid,
                shown(before, after, isSecret),
                shown(after, before, isSecret));
        changes.add(change);
        try {
            write(file, List.of(change));
        } catch (IOException e) {
            LOG.error("That {} changed {} cannot be written to {}: {}", change.who(), pid, file, e.getMessage());
        }
    }

    private static Map<String, Object> texts(Map<String, Object> values) {
        var texts = new TreeMap<String, Object>(String.CASE_INSENSITIVE_ORDER);
        values.forEach((name, value) -> texts.put(name, Values.texts(value)));
        return texts;
    }

    private static Optional<Map<String, Object>> shown(
            Optional<Map<String, Object>> values,
            Optional<Map<String, Object>> others,
            BiPredicate<String, Object> isSecret) {
        return values.map(known -> shown(known, others.orElse(Map.of()), isSecret));
    }

    private static Map<String, Object> shown(
            Map<String, Object> values, Map<String, Object> others, BiPredicate<String, Object> isSecret) {
        var shown = new TreeMap<String, Object>(String.CASE_INSENSITIVE_ORDER);
        values.forEach((name, value) -> {
            if (!isSecret.test(name, value)) {
                shown.put(name, Values.plain(value));
            } else if (!others.containsKey(name) || !Values.areSame(value, others.get(name))) {
                shown.put(name, Secrets.HIDDEN);
            }
        });
        return shown;
    }

    /** A line that was not written to its end is no change. */
    private void open() throws IOException {
        Files.createDirectories(file.getParent());
        if (!Files.exists(file)) {
            return;
        }
        var lines = Files.readString(file).lines().toList();
        for (var line : lines.subList(Math.max(0, lines.size() - KEPT), lines.size())) {
            try {
                changes.add(Change.of((Map<?, ?>) Json.read(line)));
            } catch (RuntimeException e) {
                LOG.warn("A line of {} is no change, and left out", file);
            }
        }
        if (lines.size() != changes.size()) {
            var part = file.resolveSibling(file.getFileName() + ".part");
            Files.deleteIfExists(part);
            write(part, changes);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** To the end of the file, which its owner alone can read. */
    private static void write(Path file, List<Change> changes) throws IOException {
        var lines = new StringBuilder();
        changes.forEach(change -> lines.append(Json.write(change.json())).append('\n'));
        if (!Files.exists(file)
                && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        try (var channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            var bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        }
    }
}
