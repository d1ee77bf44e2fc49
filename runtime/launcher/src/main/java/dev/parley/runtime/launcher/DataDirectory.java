/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The one directory that Parley writes to; it belongs to one process at a time. */
final class DataDirectory {

    /** Held for as long as this process lives: a channel that is collected gives up its lock. */
    private static FileChannel lock;

    private DataDirectory() {}

    /** Creates the directory where it is missing and keeps it for this process alone. */
    static void take(Path directory) {
        try {
            if (Files.notExists(directory)) {
                Files.createDirectories(directory);
                keepToOwner(directory);
            }
            lock = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new Problem("the data directory %s cannot be written; choose another with --data DIR or PARLEY_DATA"
                    .formatted(directory));
        }
        if (!locked()) {
            throw new Problem(
                    "another Parley is running on the data directory %s; stop it or choose another with --data DIR"
                            .formatted(directory));
        }
    }

    /** What people said, and passwords that an admin sets in the console, are nobody else's business. */
    private static void keepToOwner(Path directory) throws IOException {
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static boolean locked() {
        try {
            return lock.tryLock() != null;
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }
}
