/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;

/** What jars say of their configurations, where no container runs yet. */
public final class Jars {

    private static final String OURS = "dev.parley.";

    /** Of bundles that are not ours and describe themselves in code only, or not well: the web server. */
    static final List<Description> SHIPPED = shipped();

    private Jars() {}

    /**
     * Reads our own jars; other people's settings are their own business.
     *
     * @throws UncheckedIOException if one cannot be read
     */
    public static Descriptions describe(Path bundles, Path secrets) {
        var all = new ArrayList<>(SHIPPED);
        try (Stream<Path> files = Files.list(bundles)) {
            for (var file : files.filter(f -> f.getFileName().toString().startsWith(OURS))
                    .sorted()
                    .toList()) {
                all.addAll(read(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Descriptions(() -> all, new Sources(secrets, name -> null));
    }

    private static List<Description> shipped() {
        try (var in = Jars.class.getResourceAsStream("org.apache.felix.http.xml")) {
            return MetatypeXml.read(in);
        } catch (IOException | XMLStreamException e) {
            throw new IllegalStateException("org.apache.felix.http.xml cannot be read", e);
        }
    }

    private static List<Description> read(Path bundle) throws IOException {
        var found = new ArrayList<Description>();
        try (var jar = new JarFile(bundle.toFile(), false)) {
            for (var entry : jar.stream()
                    .filter(e -> e.getName().matches(MetatypeXml.DIRECTORY + "/.+\\.xml"))
                    .toList()) {
                found.addAll(read(jar.getInputStream(entry)));
            }
        }
        return found;
    }

    private static List<Description> read(InputStream xml) throws IOException {
        try (xml) {
            return MetatypeXml.read(xml);
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }
}
