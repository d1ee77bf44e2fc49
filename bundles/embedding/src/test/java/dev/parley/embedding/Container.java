/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.embedding;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.cm.ConfigurationAdmin;

/** A Felix with declarative services; what it shares with the tests are Parley's API and the log. */
final class Container {

    private static final String SHARED = String.join(
            ",",
            "dev.parley.api.embed;version=1.0.0",
            "dev.parley.api.health;version=1.1.0",
            "org.slf4j;version=2.0.17",
            "org.osgi.service.cm;version=1.6.1");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Framework framework;

    Container(Path cache) throws Exception {
        framework = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        cache.toString(),
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        SHARED));
        framework.start();
        for (var name : List.of(
                "org.osgi.util.function",
                "org.osgi.util.promise",
                "org.osgi.service.component",
                "org.apache.felix.configadmin",
                "org.apache.felix.scr")) {
            context().installBundle(jar(name)).start();
        }
    }

    /** Starts the bundle as it lies in target/classes. */
    Bundle start(Map<String, Object> settings) throws Exception {
        if (!settings.isEmpty()) {
            await(ConfigurationAdmin.class)
                    .getConfiguration("parley.embedding", null)
                    .update(new Hashtable<>(settings));
        }
        var bundle = context().installBundle("reference:" + classes());
        bundle.start();
        return bundle;
    }

    /** What a new version of the bundle goes through: its classes are loaded anew. */
    void replace(Bundle bundle) throws Exception {
        bundle.update();
        framework.adapt(FrameworkWiring.class).refreshBundles(List.of(bundle));
        await(() -> bundle.getState() == Bundle.ACTIVE);
    }

    <S> S await(Class<S> service) throws Exception {
        await(() -> find(service) != null);
        return find(service);
    }

    void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("nothing has happened in " + PATIENCE);
            }
            Thread.onSpinWait();
        }
    }

    /** Null if there is none. */
    <S> S find(Class<S> service) {
        var reference = context().getServiceReference(service);
        return reference == null ? null : context().getService(reference);
    }

    private BundleContext context() {
        return framework.getBundleContext();
    }

    private static URI classes() throws Exception {
        return OnnxModel.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
    }

    private static String jar(String name) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(path -> new File(path).getName().startsWith(name + "-"))
                .map(path -> new File(path).toURI().toString())
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not on the class path"));
    }

    void close() throws Exception {
        framework.stop();
        framework.waitForStop(PATIENCE.toMillis());
    }
}
