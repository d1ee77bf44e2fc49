/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.vault;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.stream.Collectors;
import org.apache.felix.cm.file.ConfigurationHandler;
import org.apache.felix.cm.file.FilePersistenceManager;

/**
 * Felix's files, written in one step: Felix itself deletes the old one before the new one is there, and a process that
 * ends in between has lost a configuration.
 */
final class SettingsFiles extends FilePersistenceManager {

    SettingsFiles(Path directory) {
        super(directory.toString());
    }

    @Override
    @SuppressWarnings("rawtypes")
    public synchronized void store(String pid, Dictionary properties) throws IOException {
        var content = new ByteArrayOutputStream();
        ConfigurationHandler.write(content, properties);
        OwnerOnly.write(file(pid), content.toByteArray());
    }

    /** As Felix names it: a directory for each dot, and what is no letter, digit, blank, dash or underscore encoded. */
    private Path file(String pid) {
        var path = pid.replace('.', File.separatorChar)
                .replace('/', File.separatorChar)
                .chars()
                .mapToObj(SettingsFiles::encoded)
                .collect(Collectors.joining());
        return getLocation().toPath().resolve(path + ".config");
    }

    private static String encoded(int c) {
        var isPlain = c == File.separatorChar
                || c < 128 && (Character.isLetterOrDigit(c) || c == ' ' || c == '-' || c == '_');
        return isPlain ? Character.toString(c) : "%%%04x".formatted(c);
    }
}
