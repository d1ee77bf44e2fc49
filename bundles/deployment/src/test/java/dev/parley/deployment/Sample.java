/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.deployment.sample.Activated;
import dev.parley.deployment.sample.Fails;
import dev.parley.deployment.sample.Works;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A bundle that tests make: its component is a {@code Runnable}. */
final class Sample {

    private static final String COMPONENT = """
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="sample" immediate="true"%s>
              <implementation class="%s"/>
              <service><provide interface="java.lang.Runnable"/></service>%s
            </scr:component>
            """;

    private final Manifest manifest = new Manifest();
    private String component = component(Works.class, "", "");

    Sample(String name, String version) {
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        with("Bundle-ManifestVersion", "2");
        with("Bundle-SymbolicName", name);
        with("Bundle-Version", version);
        with("Service-Component", "OSGI-INF/sample.xml");
    }

    Sample with(String header, String value) {
        manifest.getMainAttributes().putValue(header, value);
        return this;
    }

    Sample failing() {
        component = component(Fails.class, " activate=\"activate\"", "");
        return this;
    }

    Sample waitingFor(String service) {
        component = component(Works.class, "", "<reference name=\"it\" interface=\"%s\"/>".formatted(service));
        return this;
    }

    private static String component(Class<?> type, String activate, String reference) {
        return COMPONENT.formatted(activate, type.getName(), reference);
    }

    /** It appears whole or not at all. */
    Path in(Path target) throws IOException {
        var part = target.resolveSibling(target.getFileName() + ".part");
        Files.createDirectories(target.getParent());
        try (var out = new JarOutputStream(Files.newOutputStream(part), manifest)) {
            put(out, "OSGI-INF/sample.xml", component.getBytes(UTF_8));
            for (var type : new Class<?>[] {Works.class, Fails.class, Activated.class}) {
                var name = type.getName().replace('.', '/') + ".class";
                try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
                    put(out, name, in.readAllBytes());
                }
            }
        }
        return Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void put(JarOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(content);
    }
}
