/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.embedding;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Files of the bundle on disk, where native code finds them, for as long as it takes to load them. A directory of its
 * own each time: a class loader that comes after an update cannot load the library of the one before.
 */
final class Unpacked implements AutoCloseable {

    private final Path directory;
    private final Deque<Path> files = new ArrayDeque<>();

    /** @param room where to make the directory; made if it is not there */
    Unpacked(Path room) throws IOException {
        Files.createDirectories(room);
        directory = Files.createTempDirectory(room, "embedding").toAbsolutePath();
        files.push(directory);
    }

    /** @throws IOException if the bundle has no such file, or it cannot be written */
    Path file(String resource) throws IOException {
        try (InputStream content = Unpacked.class.getClassLoader().getResourceAsStream(resource)) {
            if (content == null) {
                throw new IOException("There is no " + resource + " for this machine.");
            }
            var file = directory.resolve(resource.substring(resource.lastIndexOf('/') + 1));
            files.push(file);
            Files.copy(content, file);
            return file;
        }
    }

    /** What is loaded stays so; a system that keeps loaded files from being deleted gets it done at its end. */
    @Override
    public void close() {
        for (var file : files) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                files.descendingIterator()
                        .forEachRemaining(left -> left.toFile().deleteOnExit());
                return;
            }
        }
    }
}
