/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment;

import dev.parley.api.deployment.Deployments;
import dev.parley.api.deployment.Trials;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.felix.framework.FrameworkFactory;
import org.apache.felix.scr.impl.Activator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.launch.Framework;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** A framework with a deployer in it, on directories that outlive it. */
final class Room implements AutoCloseable {

    private static final String API = """
            dev.parley.api.intent;version=1.4.0,dev.parley.api.deployment;version=1.0.0,\
            org.osgi.service.component.runtime;version=1.5.0,org.osgi.service.component.runtime.dto;version=1.5.0,\
            org.osgi.service.component;version=1.5.0,org.osgi.util.promise;version=1.3.0,\
            org.osgi.util.function;version=1.2.0""";

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Path directory;
    private final Framework framework;
    private final Deployer deployer;

    Room(Path directory) throws Exception {
        this(directory, null);
    }

    /** @param trials what decides, or null */
    Room(Path directory, Trials trials) throws Exception {
        this.directory = directory;
        Files.createDirectories(directory.resolve("conf"));
        framework = new FrameworkFactory().newFramework(properties());
        framework.start();
        context().installBundle(scr()).start();
        var components = context().getService(context().getServiceReference(ServiceComponentRuntime.class));
        deployer = new Deployer(context(), new Plain(), components);
        deployer.trials = trials;
    }

    /** The jar of Felix's component runtime, which is on the class path of the tests. */
    private static String scr() {
        return Activator.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString();
    }

    private Map<String, String> properties() {
        var properties = new HashMap<String, String>();
        properties.put(Constants.FRAMEWORK_STORAGE, directory.resolve("cache").toString());
        properties.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, "4");
        properties.put(Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE);
        properties.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, API);
        properties.put("parley.conf", directory.resolve("conf").toString());
        properties.put("parley.data", directory.resolve("data").toString());
        properties.put("parley.deploy", deploy().toString());
        return properties;
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    Deployments deployments() {
        return deployer;
    }

    Deployer deployer() {
        return deployer;
    }

    Path deploy() {
        return directory.resolve("deploy");
    }

    /** How many components of samples serve. */
    int serving() {
        try {
            return context().getServiceReferences(Runnable.class, null).size();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static void await(BooleanSupplier condition) {
        var end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it never becomes so");
            }
            LockSupport.parkNanos(10_000_000);
        }
    }

    @Override
    public void close() {
        deployer.stop();
        try {
            framework.stop();
            framework.waitForStop(TimeUnit.SECONDS.toMillis(10));
        } catch (BundleException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The settings as they come. */
    private static final class Plain implements Config {

        @Override
        public boolean gate() {
            return true;
        }

        @Override
        public double threshold() {
            return 0.05;
        }

        @Override
        public int earlierVersions() {
            return 3;
        }

        @Override
        public int largestMegabytes() {
            return 1;
        }

        @Override
        public String[] trustedSigners() {
            return new String[0];
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return Config.class;
        }
    }
}
