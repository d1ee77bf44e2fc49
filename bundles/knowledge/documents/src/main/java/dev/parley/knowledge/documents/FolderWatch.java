/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import dev.parley.api.document.Document;
import dev.parley.api.document.Document.Origin;
import dev.parley.api.document.Document.State;
import dev.parley.api.document.Documents;
import dev.parley.knowledge.documents.DocumentTable.Known;
import dev.parley.knowledge.documents.DocumentTable.Work;
import dev.parley.knowledge.documents.Folder.Stamp;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the table of documents follow the folder. A file is taken once it has been the same for a while, so that none is
 * taken half written. While there is no such folder, or nothing has been in it since the start (it may not be mounted, or
 * belong to another node), nothing is removed.
 */
final class FolderWatch {

    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

    private record Seen(Stamp stamp, long sinceNanos, boolean isTaken) {}

    private final Folder folder;
    private final DocumentTable documents;
    private final Duration quiet;
    private final Map<String, Seen> seen = new HashMap<>();

    /** @param quiet how long a file has to have been the same */
    FolderWatch(Folder folder, DocumentTable documents, Duration quiet) {
        this.folder = folder;
        this.documents = documents;
        this.quiet = quiet;
    }

    void look() throws IOException {
        var files = folder.look().orElse(null);
        if (files == null || files.isEmpty() && seen.isEmpty()) {
            return;
        }
        var known = documents.ofFolder().stream().collect(Collectors.toMap(Known::name, Known::hash));
        files.forEach((name, stamp) -> see(name, stamp, Optional.ofNullable(known.get(name))));
        if (files.size() < DocumentTable.MOST) {
            seen.keySet().retainAll(files.keySet());
            known.keySet().stream()
                    .filter(name -> !files.containsKey(name))
                    .forEach(name -> documents.remove(name, Origin.FOLDER));
        }
    }

    private void see(String name, Stamp stamp, Optional<String> known) {
        var before = seen.get(name);
        if (before == null || !before.stamp().equals(stamp)) {
            before = new Seen(stamp, System.nanoTime(), false);
            seen.put(name, before);
        }
        if (!before.isTaken() && System.nanoTime() - before.sinceNanos() >= quiet.toNanos()) {
            take(name, stamp, known);
            seen.put(name, new Seen(stamp, before.sinceNanos(), true));
        }
    }

    private void take(String name, Stamp stamp, Optional<String> known) {
        var document = new Document(
                name,
                Kind.of(name).orElseThrow().mediaType(),
                stamp.size(),
                Instant.now(),
                Origin.FOLDER,
                State.WAITING,
                0,
                Optional.empty());
        try {
            var hash = folder.read(name, (int) Documents.LARGEST).map(Hash::of).orElse("larger " + stamp.size());
            if (!known.equals(Optional.of(hash)) && !documents.keep(document, hash, Optional.empty())) {
                LOG.warn("{} in the folder is left out: a document of this name was uploaded", name);
            }
        } catch (IOException e) {
            LOG.warn("{} in the folder cannot be opened: {}", name, e.getClass().getSimpleName());
        }
    }

    /**
     * The file that is to be indexed.
     *
     * @return empty if it isn't there, or has changed: then it is seen again
     * @throws Unreadable if it is too large
     */
    Optional<byte[]> content(Work work) throws Unreadable, IOException {
        if (work.hash().startsWith("larger")) {
            throw new Unreadable("It has more than %d MB.".formatted(Documents.LARGEST >> 20));
        }
        return folder.read(work.name(), (int) Documents.LARGEST)
                .filter(bytes -> Hash.of(bytes).equals(work.hash()));
    }

    boolean has(String name) throws IOException {
        return folder.look().filter(files -> files.containsKey(name)).isPresent();
    }
}
