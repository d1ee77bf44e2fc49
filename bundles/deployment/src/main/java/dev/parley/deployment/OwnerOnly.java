/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Keeps a directory to who owns it, where the file system knows owners. */
final class OwnerOnly {

    private OwnerOnly() {}

    static void keep(Path directory) throws IOException {
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
    }
}
