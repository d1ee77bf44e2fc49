/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.JarFile;

/** What the manifest of a bundle's jar says of its identity. */
record BundleFile(String name, String version) {

    static BundleFile read(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw new Problem("there is no file %s".formatted(jar));
        }
        try (var file = new JarFile(jar.toFile())) {
            var main = file.getManifest() == null ? null : file.getManifest().getMainAttributes();
            var name = main == null ? null : main.getValue("Bundle-SymbolicName");
            if (name == null) {
                throw new Problem("%s is no bundle: its manifest has no Bundle-SymbolicName".formatted(jar));
            }
            var version = Optional.ofNullable(main.getValue("Bundle-Version")).orElse("0.0.0");
            return new BundleFile(name.split(";")[0].strip(), version);
        } catch (IOException e) {
            throw new Problem("%s cannot be read as a jar".formatted(jar));
        }
    }
}
