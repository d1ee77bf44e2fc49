/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/**
 * A file that is a bundle.
 *
 * @param name its symbolic name
 * @param host of what bundle it is a fragment, if it is one
 * @param hash of its content, SHA-256 in hexadecimal digits
 */
record Jar(Path file, String name, Version version, Optional<String> host, String hash) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
    private static final int MEGABYTE = 1 << 20;

    /** Reads it to its end: what is cut off or damaged is no bundle. */
    static Jar read(Path file, int megabytes) throws NoBundle {
        try {
            var size = Files.size(file);
            if (size > (long) megabytes * MEGABYTE) {
                throw NoBundle.because(
                        "has %d MB, and a bundle may have %d".formatted((size + MEGABYTE - 1) / MEGABYTE, megabytes),
                        "Leave out what it does not need, or raise \"Largest bundle\" in the settings of parley.deployment.");
            }
            try (var jar = new JarFile(file.toFile(), false, ZipFile.OPEN_READ)) {
                readThrough(jar);
                var manifest = jar.getManifest();
                return of(file, manifest == null ? new Attributes() : manifest.getMainAttributes());
            }
        } catch (IOException | IllegalArgumentException | SecurityException e) {
            throw NoBundle.damaged(
                    "cannot be read as a jar; it is left alone", "Copy it again: it is cut off or damaged.");
        }
    }

    private static Jar of(Path file, Attributes manifest) throws NoBundle, IOException {
        var header = manifest.getValue(Constants.BUNDLE_SYMBOLICNAME);
        if (header == null) {
            throw NoBundle.because(
                    "is no bundle: its manifest has no Bundle-SymbolicName",
                    "Build it with the bnd-maven-plugin, as parley new intent does.");
        }
        var name = first(header);
        if (!NAME.matcher(name).matches()) {
            throw NoBundle.because(
                    "has the Bundle-SymbolicName \"%s\"".formatted(name),
                    "A symbolic name is made of letters, digits, dots, - and _.");
        }
        return new Jar(
                file,
                name,
                version(manifest.getValue(Constants.BUNDLE_VERSION)),
                Optional.ofNullable(manifest.getValue(Constants.FRAGMENT_HOST)).map(Jar::first),
                hash(file));
    }

    private static Version version(String header) throws NoBundle {
        try {
            return Version.parseVersion(header);
        } catch (IllegalArgumentException e) {
            throw NoBundle.because(
                    "has the Bundle-Version \"%s\"".formatted(header), "Write it like 1.2.3 or 1.2.3.rc-1.");
        }
    }

    private static String first(String header) {
        return header.split(";", 2)[0].strip();
    }

    /** The checksum of every entry is looked at on the way. */
    private static void readThrough(JarFile jar) throws IOException {
        for (var entries = jar.entries(); entries.hasMoreElements(); ) {
            try (var in = jar.getInputStream(entries.nextElement())) {
                in.transferTo(OutputStream.nullOutputStream());
            }
        }
    }

    /** Whether its file has not been replaced since it was read. */
    boolean isStillThere() {
        try {
            return hash(file).equals(hash);
        } catch (IOException e) {
            return false;
        }
    }

    private static String hash(Path file) throws IOException {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256())) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of()
                    .formatHex(((DigestInputStream) in).getMessageDigest().digest());
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
