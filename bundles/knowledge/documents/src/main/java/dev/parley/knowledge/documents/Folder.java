/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The folder that documents are put into, with the folders in it. Files whose names begin with a dot are none; a symbolic
 * link is followed if it leads to a file within.
 */
final class Folder {

    private static final int DEEPEST = 20;

    /** A file as it is just now. */
    record Stamp(long size, Instant modified) {}

    private final Path root;

    Folder(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /**
     * The files that may be documents, by their names relative to the folder, with / between the parts; empty if there is
     * no such folder. Of more than {@value DocumentTable#MOST}, some.
     */
    Optional<Map<String, Stamp>> look() throws IOException {
        if (!Files.isDirectory(root)) {
            return Optional.empty();
        }
        var real = root.toRealPath();
        var found = new TreeMap<String, Stamp>();
        Files.walkFileTree(real, EnumSet.noneOf(FileVisitOption.class), DEEPEST, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return directory.equals(real) || !isHidden(directory)
                        ? FileVisitResult.CONTINUE
                        : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                var name = name(real, file);
                if (!isHidden(file)
                        && name.length() <= Library.LONGEST_NAME
                        && Kind.of(name).isPresent()) {
                    stamp(real, file).ifPresent(stamp -> found.put(name, stamp));
                }
                return found.size() < DocumentTable.MOST ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
        return Optional.of(found);
    }

    /** @return empty if there is no such file within the folder, or more than so many bytes of it */
    Optional<byte[]> read(String name, int most) throws IOException {
        if (!Files.isDirectory(root)) {
            return Optional.empty();
        }
        var real = root.toRealPath();
        var file = within(real, real.resolve(name));
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try (var in = Files.newInputStream(file.get(), LinkOption.NOFOLLOW_LINKS)) {
            var bytes = in.readNBytes(most + 1);
            return Optional.of(bytes).filter(all -> all.length <= most);
        }
    }

    private static Optional<Stamp> stamp(Path root, Path file) {
        try {
            var real = within(root, file);
            if (real.isEmpty()) {
                return Optional.empty();
            }
            var attributes = Files.readAttributes(real.get(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return Optional.of(
                    new Stamp(attributes.size(), attributes.lastModifiedTime().toInstant()));
        } catch (IOException e) {
            return Optional.empty(); // it is just going
        }
    }

    /** The file that it is or leads to, if that lies in the folder. */
    private static Optional<Path> within(Path root, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        return Optional.of(file.toRealPath()).filter(real -> real.startsWith(root));
    }

    private static String name(Path root, Path file) {
        return root.relativize(file).toString().replace(root.getFileSystem().getSeparator(), "/");
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }
}
