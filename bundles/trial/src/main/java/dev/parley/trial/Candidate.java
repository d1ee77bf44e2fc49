/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.jar.JarFile;
import org.osgi.framework.Constants;

/**
 * The bundle that is on trial.
 *
 * @param name its symbolic name
 */
record Candidate(Path jar, String name) {

    private static final String TESTS = "conversations";

    /** @throws IllegalArgumentException if it is no bundle that can be tried */
    static Candidate of(Path jar) {
        try (var file = new JarFile(jar.toFile())) {
            var manifest = file.getManifest();
            var name = manifest == null ? null : manifest.getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME);
            if (name == null) {
                throw new IllegalArgumentException("%s is no bundle".formatted(jar.getFileName()));
            }
            return new Candidate(jar, name.split(";", 2)[0].strip());
        } catch (IOException e) {
            throw new IllegalArgumentException("%s can't be read".formatted(jar.getFileName()), e);
        }
    }

    /** What is made of each file of conversation tests, in order of their names. */
    <T> List<T> tests(Function<Path, T> made) {
        try (var zip = FileSystems.newFileSystem(jar)) {
            var found = new ArrayList<Path>();
            for (var place : List.of(TESTS + ".yaml", TESTS + ".yml", TESTS)) {
                if (Files.exists(zip.getPath(place))) {
                    try (var files = Files.walk(zip.getPath(place))) {
                        files.filter(file -> file.toString().matches(".*\\.ya?ml"))
                                .sorted()
                                .forEach(found::add);
                    }
                }
            }
            return found.stream().map(made).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
