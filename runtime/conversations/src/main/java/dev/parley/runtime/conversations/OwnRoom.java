/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where a Parley of one's own has its data, for as long as it runs.
 *
 * @param script {@code bin/parley} of a distribution
 * @param environment what is told to it besides what it takes from here
 */
record OwnRoom(Path script, Path data, Map<String, String> environment) {

    /** What it takes from the environment; not the addresses and passwords of other systems. */
    private static final Set<String> KEPT =
            Set.of("PATH", "HOME", "JAVA_HOME", "LANG", "LC_ALL", "TMPDIR", "PARLEY_JAVA_OPTS");

    /** With the distribution's own {@code conf/} and {@code deploy/}. */
    static OwnRoom of(Path script) {
        return new OwnRoom(script, newDirectory(), Map.of());
    }

    /** With an empty {@code deploy/}, and a {@code conf/} that has these files besides the distribution's. */
    static OwnRoom apart(Path home, Path conf) {
        var data = newDirectory();
        try {
            var deploy = Files.createDirectories(data.resolve("deploy"));
            var settings = Files.createDirectories(data.resolve("conf"));
            for (var source : List.of(home.resolve("conf"), conf)) {
                copy(source, settings);
            }
            var places = Map.of("PARLEY_CONF", settings.toString(), "PARLEY_DEPLOY", deploy.toString());
            return new OwnRoom(home.resolve("bin/parley"), data, places);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path newDirectory() {
        try {
            return Files.createTempDirectory("parley-conversations");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** A command of the script, for this data; on a free port of this machine alone if it is {@code run}. */
    ProcessBuilder command(String... words) {
        var line = Stream.concat(Stream.of(script.toString()), Stream.of(words)).toList();
        var builder = new ProcessBuilder(line).redirectErrorStream(true);
        var told = new HashMap<>(environment);
        told.putAll(Map.of("PARLEY_PORT", "0", "PARLEY_HOST", "127.0.0.1", "PARLEY_DATA", data.toString()));
        builder.environment().keySet().retainAll(KEPT);
        builder.environment().putAll(told);
        return builder;
    }

    void delete() {
        try (Stream<Path> files = Files.walk(data)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
