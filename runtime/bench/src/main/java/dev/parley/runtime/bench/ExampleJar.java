/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The example intent, and versions of it that its developers might have built. */
record ExampleJar(Manifest manifest, Map<String, byte[]> content) {

    static final String CLASS = "dev.parley.examples.on.call.OnCall";
    static final String TESTS = "conversations/on-call.yaml";

    /** As it was built; it is on the class path. */
    static ExampleJar built() throws IOException {
        var url = ExampleJar.class.getResource("/" + CLASS.replace('.', '/') + ".class");
        if (url == null || !(url.openConnection() instanceof JarURLConnection connection)) {
            throw new IllegalStateException("the example intent is not on the class path as a jar");
        }
        try (var jar = new JarFile(
                Path.of(URI.create(connection.getJarFileURL().toString())).toFile())) {
            var content = new HashMap<String, byte[]>();
            for (var entry : jar.stream().filter(ExampleJar::isContent).toList()) {
                try (var in = jar.getInputStream(entry)) {
                    content.put(entry.getName(), in.readAllBytes());
                }
            }
            return new ExampleJar(jar.getManifest(), content);
        }
    }

    private static boolean isContent(JarEntry entry) {
        return !entry.isDirectory() && !entry.getName().equals(JarFile.MANIFEST_NAME);
    }

    /** What an intent imports. */
    String imports() {
        return manifest.getMainAttributes().getValue("Import-Package");
    }

    /** Version 1.0.{@code number}: who is on call is called V0017, in its class, its defaults and its tests. */
    ExampleJar version(int number) {
        var changed = new Manifest(manifest);
        changed.getMainAttributes().putValue("Bundle-Version", "1.0." + number);
        var person = person(number);
        var renamed = new HashMap<String, byte[]>();
        content.forEach((name, bytes) -> renamed.put(
                name,
                new String(bytes, ISO_8859_1)
                        .replace("Maria", person)
                        .replace("Jonas", person)
                        .getBytes(ISO_8859_1)));
        return new ExampleJar(changed, renamed);
    }

    /** As long as the names in the example are, so that its class can be changed as it is. */
    static String person(int number) {
        return String.format(Locale.ROOT, "V%04d", number);
    }

    ExampleJar testedBy(String yaml) {
        var tested = new HashMap<>(content);
        tested.put(TESTS, yaml.getBytes(UTF_8));
        return new ExampleJar(manifest, tested);
    }

    Path write(Path target) throws IOException {
        return write(target, manifest, content);
    }

    static Path write(Path target, Manifest manifest, Map<String, byte[]> content) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(target), manifest)) {
            for (var entry : content.entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
        return target;
    }
}
