/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

/** The OSGi framework with the bundles of the distribution. */
final class Container {

    /** What the build writes beside the bundles: framework properties and start levels. */
    private static final String PROPERTIES = "launcher.properties";

    private static final Pattern START_LEVEL = Pattern.compile("(?:^|,)([^;,]+);[^,]*startlevel=\"?(\\d+)");

    private final Home home;
    private final Properties given = new Properties();
    private Framework framework;

    Container(Home home) {
        this.home = home;
        try (var in = Files.newInputStream(home.bundles().resolve(PROPERTIES))) {
            given.load(in);
        } catch (IOException e) {
            throw new Problem("the bundles are missing in %s; unpack the distribution again".formatted(home.bundles()));
        }
    }

    /** Starts everything; a cache that cannot be read is thrown away and built again. */
    void start() {
        try {
            open();
        } catch (BundleException | IOException | RuntimeException broken) {
            System.err.println("parley: the cache %s cannot be used (%s); building it again"
                    .formatted(home.cache(), broken.getMessage()));
            rebuild();
        }
        try {
            framework.start();
        } catch (BundleException e) {
            throw new Problem("the container does not start: " + e.getMessage());
        }
    }

    private void rebuild() {
        try {
            framework.stop();
            framework.waitForStop(0);
            delete(home.cache());
            open();
        } catch (BundleException | IOException e) {
            throw new Problem("the container cannot be prepared: " + e.getMessage());
        } catch (InterruptedException e) {
            throw new Problem("interrupted");
        }
    }

    private void open() throws BundleException, IOException {
        framework = new FrameworkFactory().newFramework(properties());
        framework.init();
        new BundleDirectory(home.running(), home.cache().resolve("parley.sums"), startLevels()).sync(context());
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    /** Whether everything has stopped within the time. */
    boolean stop(long millis) {
        try {
            framework.stop();
            framework.waitForStop(millis);
            return framework.getState() != Framework.STOPPING && framework.getState() != Framework.ACTIVE;
        } catch (BundleException | InterruptedException e) {
            return false;
        }
    }

    void waitForStop() throws InterruptedException {
        framework.waitForStop(0);
    }

    /** Where the web server listens, once it does. */
    Optional<String> endpoint() {
        var server = context().getServiceReference("org.osgi.service.servlet.runtime.HttpServiceRuntime");
        var endpoints = server == null ? null : server.getProperty("osgi.http.endpoint");
        return endpoints instanceof String[] urls
                ? Stream.of(urls).filter(url -> url.startsWith("http")).findFirst()
                : Optional.empty();
    }

    /** The product behind the store, if it answers. */
    Optional<String> database() {
        var source = context().getServiceReference(DataSource.class);
        if (source == null) {
            return Optional.empty();
        }
        try (var connection = context().getService(source).getConnection()) {
            var product = connection.getMetaData();
            return Optional.of(product.getDatabaseProductName() + " " + product.getDatabaseProductVersion());
        } catch (SQLException e) {
            return Optional.empty();
        } finally {
            context().ungetService(source);
        }
    }

    private Map<String, String> properties() {
        var properties = new HashMap<String, String>();
        given.stringPropertyNames().stream()
                .filter(name -> !name.startsWith("launch."))
                .forEach(name -> properties.put(name, given.getProperty(name)));
        properties.put(
                Constants.FRAMEWORK_BEGINNING_STARTLEVEL,
                Collections.max(startLevels().values()).toString());
        properties.put(Constants.FRAMEWORK_STORAGE, home.cache().toString());
        home.sandbox().ifPresent(directory -> properties.put("parley.sandbox", directory.toString()));
        properties.put("parley.conf", home.conf().toString());
        properties.put("parley.data", home.data().toString());
        properties.put("parley.deploy", home.deploy().toString());
        properties.put("felix.cm.dir", home.data().resolve("config").toString());
        properties.put(
                "org.apache.felix.configadmin.plugin.interpolation.secretsdir",
                home.secrets().toString());
        return properties;
    }

    private Map<String, Integer> startLevels() {
        var levels = new HashMap<String, Integer>();
        var matcher = START_LEVEL.matcher(given.getProperty("launch.runbundles.attrs", ""));
        while (matcher.find()) {
            levels.put(matcher.group(1), Integer.valueOf(matcher.group(2)));
        }
        return levels;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
