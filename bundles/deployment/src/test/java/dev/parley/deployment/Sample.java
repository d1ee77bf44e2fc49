/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.deployment.sample.Activated;
import dev.parley.deployment.sample.Exits;
import dev.parley.deployment.sample.Fails;
import dev.parley.deployment.sample.Halts;
import dev.parley.deployment.sample.Leaves;
import dev.parley.deployment.sample.Leaving;
import dev.parley.deployment.sample.Refers;
import dev.parley.deployment.sample.Works;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
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

    private static final List<Class<?>> CLASSES = List.of(
            Works.class,
            Fails.class,
            Activated.class,
            Exits.class,
            Halts.class,
            Refers.class,
            Leaves.class,
            Leaving.class);

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
        return starting(Fails.class);
    }

    /** @param type has a method {@code activate} */
    Sample starting(Class<?> type) {
        component = component(type, " activate=\"activate\"", "");
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
            for (var type : CLASSES) {
                put(out, type.getName().replace('.', '/') + ".class", code(type));
            }
        }
        return Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** A class as it was compiled. */
    static byte[] code(Class<?> type) throws IOException {
        try (var in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            return in.readAllBytes();
        }
    }

    private static void put(JarOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(content);
    }
}
