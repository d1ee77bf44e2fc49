/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.trial;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.jar.JarFile;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.osgi.framework.Bundle;

/** The jar of an installed bundle, with what its fragments add, made anew: it is not kept where all can read it. */
final class BundleJar {

    private BundleJar() {}

    static InputStream of(Bundle bundle) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var seen = new HashSet<String>();
        try (var jar = new ZipOutputStream(bytes)) {
            jar.setLevel(Deflater.NO_COMPRESSION);
            seen.add(JarFile.MANIFEST_NAME);
            add(JarFile.MANIFEST_NAME, bundle.getEntry(JarFile.MANIFEST_NAME), jar);
            for (var url : all(bundle.findEntries("/", "*", true))) {
                var name = url.getPath().substring(1);
                if (!name.endsWith("/") && seen.add(name)) {
                    add(name, url, jar);
                }
            }
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private static Iterable<URL> all(Enumeration<URL> urls) {
        return urls == null ? Collections.emptyList() : Collections.list(urls);
    }

    private static void add(String name, URL url, ZipOutputStream jar) throws IOException {
        jar.putNextEntry(new ZipEntry(name));
        try (var in = url.openStream()) {
            in.transferTo(jar);
        }
        jar.closeEntry();
    }
}
