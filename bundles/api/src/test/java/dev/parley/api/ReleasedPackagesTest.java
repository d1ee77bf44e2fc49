/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the baseline plugin does not mind while the bundle's version begins with 0: a package that is gone. */
class ReleasedPackagesTest {

    private static final Pattern PACKAGE = Pattern.compile("(?:^|,)(dev\\.parley\\.api[a-z.]*);");

    @Test
    void every_package_that_was_released_is_still_exported() throws IOException {
        var missing = released();
        assertFalse(missing.isEmpty());
        missing.removeAll(exported());
        assertEquals(Set.of(), missing);
    }

    private static Set<String> released() throws IOException {
        try (var jar = new JarFile(System.getProperty("api.released"))) {
            return exports(jar.getManifest());
        }
    }

    private static Set<String> exported() throws IOException {
        try (var in = Files.newInputStream(Path.of("target/classes/META-INF/MANIFEST.MF"))) {
            return exports(new Manifest(in));
        }
    }

    private static Set<String> exports(Manifest manifest) {
        return PACKAGE.matcher(manifest.getMainAttributes().getValue("Export-Package"))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
