/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.trial;

import dev.parley.api.intent.Intent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** A jar that a platform team could have built. */
final class MadeBundle {

    private final Path jar;

    private MadeBundle(Path jar) {
        this.jar = jar;
    }

    /** A bundle of one intent. */
    static MadeBundle of(Class<? extends Intent> intent, Path directory) throws IOException {
        var name = "acme." + intent.getSimpleName().toLowerCase(Locale.ROOT);
        var manifest = new Manifest();
        var headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", name);
        headers.putValue("Bundle-Version", "1.0.0");
        headers.putValue("Import-Package", "dev.parley.api.intent");
        headers.putValue("Service-Component", "OSGI-INF/intent.xml");
        var jar = directory.resolve(name + ".jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new ZipEntry("OSGI-INF/intent.xml"));
            out.write("""
                    <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="%1$s">
                      <implementation class="%1$s"/>
                      <service><provide interface="%2$s"/></service>
                    </scr:component>
                    """.formatted(intent.getName(), Intent.class.getName()).getBytes(StandardCharsets.UTF_8));
            var file = intent.getName().replace('.', '/') + ".class";
            out.putNextEntry(new ZipEntry(file));
            try (var in = intent.getClassLoader().getResourceAsStream(file)) {
                in.transferTo(out);
            }
        }
        return new MadeBundle(jar);
    }

    /** A copy of one that was built. */
    static MadeBundle copy(Path built, Path directory) throws IOException {
        return new MadeBundle(Files.copy(built, directory.resolve(built.getFileName())));
    }

    MadeBundle with(String path, String content) throws IOException {
        try (var zip = FileSystems.newFileSystem(jar)) {
            var file = zip.getPath(path);
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            Files.writeString(file, content);
        }
        return this;
    }

    Path jar() {
        return jar;
    }
}
