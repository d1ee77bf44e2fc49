/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.trial;

import com.fasterxml.jackson.databind.type.TypeFactory;
import dev.parley.api.dialog.Dialog;
import dev.parley.api.embed.VectorCache;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.hooks.resolver.ResolverHookFactory;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A second engine with twins of what is deployed, the candidate among them, that the rest of the container does not see. */
final class World implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(World.class);
    private static final long PATIENCE_SECONDS = 10;

    private final BundleContext context;
    private final Optional<Candidate> candidate;
    private final Stubs stubs;
    private final List<Bundle> twins = Collections.synchronizedList(new ArrayList<>());

    /** Of the twins, and whether they are the candidate's. */
    private final Map<ClassLoader, Boolean> loaders = new ConcurrentHashMap<>();

    private Optional<ServiceRegistration<?>> borders = Optional.empty();

    World(BundleContext context, Optional<Candidate> candidate) {
        this.context = context;
        this.candidate = candidate;
        this.stubs = new Stubs(context);
    }

    /**
     * Makes the twins. Nothing of them runs yet, and what the framework begins for this is its own.
     *
     * @throws BundleException if the candidate can't be installed
     */
    void make(VectorCache vectors) throws BundleException, IOException {
        var originals = new Roster(context)
                .bundles().stream()
                        .filter(bundle -> candidate
                                .filter(its -> its.name().equals(bundle.getSymbolicName()))
                                .isEmpty())
                        .toList();
        putBordersAround(originals.stream().map(Bundle::getBundleId).collect(Collectors.toSet()));
        stubs.register(vectors);
        if (candidate.isPresent()) {
            install(candidate.get().name(), Files.newInputStream(candidate.get().jar()));
        }
        for (var original : originals) {
            install(original.getSymbolicName(), BundleJar.of(original));
        }
        context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
                .adapt(FrameworkWiring.class)
                .resolveBundles(List.copyOf(twins));
    }

    private void putBordersAround(Set<Long> originals) {
        var hooks = new String[] {
            ResolverHookFactory.class.getName(), FindHook.class.getName(), EventListenerHook.class.getName()
        };
        borders = Optional.of(context.registerService(hooks, new Borders(originals), null));
    }

    private void install(String name, InputStream jar) throws BundleException, IOException {
        try (jar) {
            twins.add(context.installBundle(Borders.INSIDE + name, jar));
        }
    }

    /**
     * Starts the twins. The candidate goes first: what does not start at all ends the trial early.
     *
     * @throws BundleException if the candidate does not start
     */
    void start() throws BundleException {
        for (var twin : List.copyOf(twins)) {
            Optional.ofNullable(twin.adapt(BundleWiring.class))
                    .map(BundleWiring::getClassLoader)
                    .ifPresent(loader -> loaders.put(loader, isCandidate(twin)));
            try {
                twin.start(Bundle.START_TRANSIENT);
            } catch (BundleException e) {
                if (isCandidate(twin)) {
                    throw e;
                }
                LOG.debug("{} does not start in a trial", twin.getSymbolicName(), e);
            }
        }
    }

    boolean isCandidate(Bundle bundle) {
        return candidate
                .filter(its -> bundle.getLocation().equals(Borders.INSIDE + its.name()))
                .isPresent();
    }

    Optional<Bundle> candidate() {
        return twins.stream().filter(this::isCandidate).findFirst();
    }

    Stubs stubs() {
        return stubs;
    }

    /** The engine inside; it is there once it has started. */
    Optional<Dialog> dialog() {
        return services(Dialog.class)
                .findFirst()
                .map(reference -> reference.getBundle().getBundleContext().getService(reference));
    }

    /** All services of this type inside, as they are seen there. */
    <T> Stream<ServiceReference<T>> services(Class<T> type) {
        return twins.stream().map(Bundle::getBundleContext).filter(inside -> inside != null).findFirst().stream()
                .flatMap(inside -> services(type, inside))
                .filter(reference -> reference.getBundle() != null && Borders.isInside(reference.getBundle()));
    }

    private static <T> Stream<ServiceReference<T>> services(Class<T> type, BundleContext inside) {
        try {
            return inside.getServiceReferences(type, null).stream();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a thread runs something that a bundle inside brought along. */
    boolean runs(Thread thread) {
        return types(thread).anyMatch(type -> isOf(loaders.keySet(), type));
    }

    /** Whether a thread runs something that the candidate brought along. */
    boolean runsCandidate(Thread thread) {
        var its = loaders.keySet().stream().filter(loaders::get).toList();
        return types(thread).anyMatch(type -> isOf(its, type));
    }

    /** Whether a thread is at work in something that a bundle inside brought along. */
    boolean isAtWorkIn(Thread thread) {
        return frames(thread)
                .findFirst()
                .filter(type -> isOf(loaders.keySet(), type))
                .isPresent();
    }

    private static Stream<String> types(Thread thread) {
        return Stream.concat(Stream.of(thread.getClass().getName()), frames(thread))
                .distinct();
    }

    private static Stream<String> frames(Thread thread) {
        return Stream.of(thread.getStackTrace())
                .map(StackTraceElement::getClassName)
                .filter(name -> !name.startsWith("java.") && !name.startsWith("jdk."));
    }

    private static boolean isOf(Collection<ClassLoader> loaders, String type) {
        return loaders.stream().anyMatch(loader -> isOf(loader, type));
    }

    private static boolean isOf(ClassLoader loader, String name) {
        try {
            return loader.loadClass(name).getClassLoader() == loader;
        } catch (ClassNotFoundException | RuntimeException | LinkageError e) {
            return false;
        }
    }

    /** Stops everything, the engine first, and takes it out. */
    @Override
    public void close() {
        var all = new ArrayList<>(twins);
        Collections.reverse(all);
        uninstall(all);
        stubs.close();
        TypeFactory.defaultInstance().clearCache(); // the engine inside has had its classes written as JSON
    }

    /** Lets go of what is out; to be called outside, where the framework may begin threads of its own. */
    void forget() {
        refresh(List.copyOf(twins), context);
        borders.ifPresent(ServiceRegistration::unregister);
        borders = Optional.empty();
    }

    /** Takes out what a trial has left behind that was not ended in order. */
    static void sweep(BundleContext context) {
        var left = Stream.of(context.getBundles()).filter(Borders::isInside).toList();
        uninstall(left);
        refresh(left, context);
    }

    private static void uninstall(List<Bundle> bundles) {
        for (var bundle : bundles) {
            try {
                bundle.uninstall();
            } catch (BundleException | IllegalStateException e) {
                LOG.warn("{} can't be taken out of its trial", bundle.getSymbolicName(), e);
            }
        }
    }

    /** Nothing outside is wired to them, so that nothing else is refreshed with them. */
    private static void refresh(List<Bundle> bundles, BundleContext context) {
        if (bundles.isEmpty()) {
            return;
        }
        var refreshed = new CountDownLatch(1);
        context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
                .adapt(FrameworkWiring.class)
                .refreshBundles(bundles, event -> refreshed.countDown());
        try {
            if (!refreshed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("What was tried is not out of the framework after {} s", PATIENCE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
