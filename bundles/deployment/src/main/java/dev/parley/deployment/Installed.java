/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment;

import dev.parley.api.deployment.DeploymentRefused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.BundleListener;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bundles in the framework: those that were deployed, and Parley's own. */
final class Installed {

    /** Where bundles come from: what was deployed, what Parley brings, what is on trial. */
    private static final String DEPLOYED = "deploy:";

    private static final String OWN = "parley:";
    static final String TRIED = "trial:";

    private static final Pattern SINGLETON = Pattern.compile(";\\s*singleton\\s*:=\\s*\"?true");
    private static final Logger LOG = LoggerFactory.getLogger(Installed.class);
    private static final int START_LEVEL = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final BundleContext context;
    private final AtomicLong count = new AtomicLong(System.currentTimeMillis());

    Installed(BundleContext context) {
        this.context = context;
        system().adapt(FrameworkStartLevel.class).setInitialBundleStartLevel(START_LEVEL);
    }

    /** What is on trial is not here. */
    List<Bundle> all() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> !bundle.getLocation().startsWith(TRIED))
                .toList();
    }

    static boolean isDeployed(Bundle bundle) {
        return bundle.getLocation().startsWith(DEPLOYED);
    }

    static boolean isOwn(Bundle bundle) {
        return bundle.getLocation().startsWith(OWN);
    }

    /** The bundle of this name that Parley brings itself, or that is a part of what it runs on. */
    Optional<Bundle> own(String name) {
        return all().stream()
                .filter(bundle -> isOwn(bundle) || bundle.getBundleId() == 0)
                .filter(bundle -> name.equals(bundle.getSymbolicName()))
                .findFirst();
    }

    /** What a framework has kept of this release since the last run. */
    Optional<Bundle> kept(String name, Release release) {
        return all().stream()
                .filter(bundle -> bundle.getLocation().startsWith(location(name, release)))
                .findFirst();
    }

    private static String location(String name, Release release) {
        return DEPLOYED + name + "/" + release.hash() + "/";
    }

    /** Beside all others of its name; it does nothing yet. */
    Bundle install(String name, Release release, Path jar) {
        try (var in = Files.newInputStream(jar)) {
            return installed(location(name, release) + count.incrementAndGet(), in);
        } catch (IOException e) {
            throw new DeploymentRefused("%s cannot be read: %s.".formatted(jar, Shelf.reason(e)));
        } catch (BundleException e) {
            throw new DeploymentRefused(
                    "%s is no bundle that the framework takes: %s.".formatted(name, e.getMessage()));
        }
    }

    /** Returns when everybody has heard of it: some look into it then, and it may be gone soon. */
    private Bundle installed(String location, InputStream in) throws BundleException {
        var heard = new CountDownLatch(1);
        BundleListener listener = event -> {
            if (event.getType() == BundleEvent.INSTALLED
                    && event.getBundle().getLocation().equals(location)) {
                heard.countDown();
            }
        };
        context.addBundleListener(listener);
        try {
            var bundle = context.installBundle(location, in);
            await(heard, Duration.ofSeconds(1));
            return bundle;
        } finally {
            context.removeBundleListener(listener);
        }
    }

    private static boolean await(CountDownLatch latch, Duration time) {
        try {
            return latch.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Not remembered by the framework: what is to be started is said by what was deployed. */
    void start(Bundle bundle) throws BundleException {
        if (isFragment(bundle)) {
            attach(bundle);
        } else {
            Patience.start(bundle);
        }
    }

    /** Its host starts again to take it in; if the host comes later, it has it from the beginning. */
    private void attach(Bundle fragment) {
        if (fragment.getState() != Bundle.RESOLVED) {
            refresh(host(fragment).stream().flatMap(this::named).toList());
        }
    }

    /** Starts what Parley brings itself again. */
    void restore(String name) {
        own(name).ifPresent(bundle -> {
            try {
                start(bundle);
            } catch (BundleException e) {
                LOG.warn("{} does not start again", name, e);
            }
        });
    }

    /** Calls that are in flight end first. What Parley brings itself is stopped, everything else is gone. */
    void takeOut(Bundle... bundles) {
        var gone = new ArrayList<Bundle>();
        for (var bundle : bundles) {
            try {
                if (isOwn(bundle)) {
                    Patience.stop(bundle);
                } else if (bundle.getState() != Bundle.UNINSTALLED) {
                    Patience.uninstall(bundle);
                    gone.add(bundle);
                }
            } catch (BundleException | IllegalStateException e) {
                LOG.warn("{} {} does not stop", bundle.getSymbolicName(), bundle.getVersion(), e);
            }
        }
        refresh(gone);
    }

    /** Lets go of the classes of what is gone; what is wired to them starts again, nothing else does. */
    void refresh(Collection<Bundle> bundles) {
        if (bundles.isEmpty()) {
            return;
        }
        var done = new CountDownLatch(1);
        wiring().refreshBundles(bundles, event -> {
            if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                done.countDown();
            }
        });
        if (!await(done, PATIENCE)) {
            LOG.warn("The framework still wires bundles anew after {} s", PATIENCE.toSeconds());
        }
    }

    /** Gone are those of another run that nothing says anything of, and those that an earlier Parley took from a directory. */
    void takeOutAllBut(Collection<Bundle> wanted, Path directory) {
        var before = directory.toFile().toURI().toString();
        takeOut(all().stream()
                .filter(bundle -> isDeployed(bundle) || bundle.getLocation().startsWith(before))
                .filter(bundle -> !wanted.contains(bundle))
                .toArray(Bundle[]::new));
    }

    FrameworkWiring wiring() {
        return system().adapt(FrameworkWiring.class);
    }

    private Bundle system() {
        return context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
    }

    BundleContext context() {
        return context;
    }

    static boolean isFragment(Bundle bundle) {
        return host(bundle).isPresent();
    }

    static Optional<String> host(Bundle bundle) {
        return Optional.ofNullable(bundle.getHeaders("").get(Constants.FRAGMENT_HOST))
                .map(header -> header.split(";", 2)[0].strip());
    }

    /** Whether no other bundle of its name can be there with it, or should not. */
    static boolean isAlone(Bundle bundle) {
        return isFragment(bundle)
                || SINGLETON
                        .matcher(bundle.getHeaders("").get(Constants.BUNDLE_SYMBOLICNAME))
                        .find();
    }

    static boolean isRunning(Bundle bundle) {
        return (bundle.getState() & (Bundle.ACTIVE | Bundle.STARTING)) != 0;
    }

    Stream<Bundle> named(String name) {
        return all().stream().filter(bundle -> name.equals(bundle.getSymbolicName()));
    }
}
