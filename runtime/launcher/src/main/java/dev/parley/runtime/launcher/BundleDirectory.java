/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.launcher;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.BundleStartLevel;

/** The bundles that run, and the framework's cache of them, which stays warm between two runs. */
final class BundleDirectory {

    private static final String LOCATION = "parley:";

    private final List<Path> directories;
    private final Path sums;
    private final Map<String, Integer> startLevels;

    /**
     * @param directories where the bundles lie
     * @param sums the file that remembers the checksums of what is in the cache
     */
    BundleDirectory(List<Path> directories, Path sums, Map<String, Integer> startLevels) {
        this.directories = directories;
        this.sums = sums;
        this.startLevels = startLevels;
    }

    /** Installs what is new, updates what has changed and uninstalls what is gone. */
    void sync(BundleContext context) throws IOException, BundleException {
        var before = load();
        Files.deleteIfExists(sums);
        var now = new Properties();
        var gone = installed(context);
        for (var jar : jars()) {
            var location = LOCATION + jar.getFileName().toString().replaceFirst("-\\d.*\\.jar$", "");
            var content = Files.readAllBytes(jar);
            now.setProperty(location, sum(content));
            var bundle = gone.remove(location);
            if (bundle == null) {
                install(context, location, content);
            } else if (!now.getProperty(location).equals(before.getProperty(location))) {
                bundle.update(new ByteArrayInputStream(content));
            }
        }
        for (var bundle : gone.values()) {
            bundle.uninstall();
        }
        try (var out = Files.newOutputStream(sums)) {
            now.store(out, null);
        }
    }

    private void install(BundleContext context, String location, byte[] content) throws BundleException {
        var bundle = context.installBundle(location, new ByteArrayInputStream(content));
        if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
            var level = startLevels.get(bundle.getSymbolicName());
            if (level != null) {
                bundle.adapt(BundleStartLevel.class).setStartLevel(level);
            }
            bundle.start(Bundle.START_ACTIVATION_POLICY);
        }
    }

    private static Map<String, Bundle> installed(BundleContext context) {
        var installed = new HashMap<String, Bundle>();
        for (var bundle : context.getBundles()) {
            if (bundle.getLocation().startsWith(LOCATION)) {
                installed.put(bundle.getLocation(), bundle);
            }
        }
        return installed;
    }

    private List<Path> jars() throws IOException {
        var jars = new ArrayList<Path>();
        for (var directory : directories) {
            try (Stream<Path> files = Files.list(directory)) {
                files.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(jars::add);
            }
        }
        return jars;
    }

    private Properties load() throws IOException {
        var properties = new Properties();
        if (Files.exists(sums)) {
            try (var in = Files.newInputStream(sums)) {
                properties.load(in);
            }
        }
        return properties;
    }

    private static String sum(byte[] content) {
        var crc = new CRC32();
        crc.update(content);
        return crc.getValue() + "/" + content.length;
    }
}
