/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/** Jars of the example intent as its developers might have built them. */
final class Variant {

    /** Who is on call for payments, where it is built. */
    private static final String PERSON = "payments=Maria";

    private Variant() {}

    /** A version with another person, whose name has five letters. */
    static Path make(Path target, String version, String person) throws IOException {
        return rewrite(target, manifest -> manifest.putValue("Bundle-Version", version), person);
    }

    /** Another bundle, which needs a package before all others. */
    static Path needing(Path target, String name, String imported) throws IOException {
        return rewrite(
                target,
                manifest -> {
                    manifest.putValue("Bundle-SymbolicName", name);
                    manifest.putValue("Bundle-Version", "1.0.0");
                    manifest.putValue("Import-Package", imported);
                },
                "Maria");
    }

    /** It appears whole or not at all. */
    private static Path rewrite(Path target, Consumer<Attributes> change, String person) throws IOException {
        var part = target.resolveSibling(target.getFileName() + ".part");
        Files.createDirectories(target.getParent());
        try (var jar = new JarFile(System.getProperty("parley.example"))) {
            var manifest = jar.getManifest();
            change.accept(manifest.getMainAttributes());
            try (var out = new JarOutputStream(Files.newOutputStream(part), manifest)) {
                for (var entry : jar.stream().filter(Variant::isContent).toList()) {
                    out.putNextEntry(new JarEntry(entry.getName()));
                    try (var in = jar.getInputStream(entry)) {
                        out.write(named(in.readAllBytes(), person));
                    }
                }
            }
        }
        return Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static boolean isContent(JarEntry entry) {
        return !entry.getName().equals(JarFile.MANIFEST_NAME);
    }

    /** The name is a constant of the same length in the class, and a default in the description of its settings. */
    private static byte[] named(byte[] content, String person) {
        var text = new String(content, ISO_8859_1);
        return text.replace(PERSON, PERSON.substring(0, PERSON.length() - person.length()) + person)
                .getBytes(ISO_8859_1);
    }
}
