/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment;

import dev.parley.api.audit.Audit;
import dev.parley.api.deployment.Deployment;
import dev.parley.api.deployment.Deployment.State;
import dev.parley.api.deployment.DeploymentRefused;
import dev.parley.api.deployment.Deployments;
import dev.parley.api.deployment.Diagnosis;
import dev.parley.api.deployment.Terms;
import dev.parley.api.deployment.Trials;
import dev.parley.api.health.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.hooks.weaving.WeavingHook;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts bundles into this Parley, from the directory {@code deploy} and for whoever asks, and says what they lack. */
@Component(
        immediate = true,
        service = {Deployments.class, Probe.class},
        configurationPid = "parley.deployment")
@Designate(ocd = Config.class)
public final class Deployer implements Deployments, Probe, DeployDirectory.Finder {

    private static final Logger LOG = LoggerFactory.getLogger(Deployer.class);

    /** Who did what the directory says. */
    private static final String DIRECTORY = "deploy/";

    private final ExecutorService dropped = Executors.newFixedThreadPool(4, Deployer::thread);
    private final ExecutorService asked = Executors.newCachedThreadPool(Deployer::thread);
    private final Map<String, Line> lines = new ConcurrentSkipListMap<>();
    private final Installed installed;
    private final Doctor doctor;
    private final DeployDirectory directory;
    private final Place place;
    private final Watcher watcher;
    private final ServiceRegistration<WeavingHook> guard;
    private final AtomicInteger open = new AtomicInteger();
    private volatile boolean isLooked;
    private volatile boolean isBegun;
    private volatile Config config;

    @Reference(
            name = "trials",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Trials trials;

    @Reference(
            name = "audit",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Audit audit;

    @Activate
    public Deployer(
            BundleContext context, Config config, @Reference(name = "components") ServiceComponentRuntime components)
            throws IOException {
        this.config = config;
        guard = context.registerService(WeavingHook.class, new ExitGuard(), null);
        installed = new Installed(context);
        var providers = new Providers(components, installed, path(context, "parley.conf"));
        doctor = new Doctor(installed, new Components(components, providers));
        directory = new DeployDirectory(path(context, "parley.deploy"), this);
        var shelf = new Shelf(path(context, "parley.data").resolve("deployments"));
        place = new Place(shelf, installed, doctor, directory, () -> Optional.ofNullable(trials), () -> this.config);
        var requests = new Requests(shelf.directory().resolve("requests"), this, asked);
        requests.clear();
        Files.createDirectories(directory.path());
        resume(shelf.load());
        watcher = new Watcher(List.of(requests.path(), directory.path()), () -> {
            requests.look();
            var isBusy = directory.look();
            isLooked |= !isBusy;
            return isBusy;
        });
        watcher.start();
    }

    private static Path path(BundleContext context, String property) {
        return Path.of(context.getProperty(property));
    }

    private static Thread thread(Runnable task) {
        var thread = new Thread(task, "parley-deploy");
        thread.setDaemon(true);
        return thread;
    }

    private void resume(List<Standing> standings) {
        for (var standing : standings) {
            try {
                line(standing.name()).resume(standing);
                standing.file().ifPresent(file -> directory.expect(standing.name()));
            } catch (RuntimeException e) {
                LOG.warn("{} cannot go on as it was", standing.name(), e);
            }
        }
        installed.takeOutAllBut(lines.values().stream().flatMap(Line::bundles).toList(), directory.path());
    }

    @Modified
    void modified(Config changed) {
        config = changed;
    }

    @Deactivate
    void stop() {
        watcher.close();
        dropped.shutdownNow();
        asked.shutdownNow();
        guard.unregister();
    }

    private Line line(String name) {
        return lines.computeIfAbsent(name, key -> new Line(key, place));
    }

    @Override
    public List<Deployment> list() {
        return lines.values().stream().flatMap(line -> line.view().stream()).toList();
    }

    @Override
    public Optional<Deployment> find(String name) {
        return Optional.ofNullable(lines.get(name)).flatMap(Line::view);
    }

    @Override
    public Deployment deploy(Path jar, Terms terms, String who) {
        check(terms);
        try {
            var bundle = read(jar);
            return told("deploy bundle", who, line(bundle.name()).deploy(bundle, terms, Optional.empty()));
        } catch (NoBundle e) {
            throw new DeploymentRefused("This file " + e.getMessage());
        }
    }

    private static void check(Terms terms) {
        terms.threshold().filter(share -> !(share >= 0 && share <= 1)).ifPresent(share -> {
            throw new DeploymentRefused("The threshold has to be a share from 0 to 1, not %s.".formatted(share));
        });
        terms.canary().ifPresent(Deployer::check);
    }

    private static void check(int percent) {
        if (percent < 0 || percent > 100) {
            throw new DeploymentRefused("A share of conversations is 0 to 100 percent, not %d.".formatted(percent));
        }
    }

    @Override
    public Deployment widen(String name, int percent, String who) {
        check(percent);
        return told("widen bundle", who, known(name).widen(percent));
    }

    @Override
    public Deployment rollBack(String name, Optional<String> version, String who) {
        return told("roll back bundle", who, known(name).rollBack(version));
    }

    @Override
    public void remove(String name, String who) {
        if (!line(name).remove()) {
            throw Line.unknown(name);
        }
        LOG.info("{} is gone", name);
        note(who, "remove bundle", name, "");
    }

    private Line known(String name) {
        return Optional.ofNullable(lines.get(name)).orElseThrow(() -> Line.unknown(name));
    }

    @Override
    public Optional<Path> jar(String name, String version) {
        return Optional.ofNullable(lines.get(name)).flatMap(line -> line.jar(version));
    }

    @Override
    public List<Diagnosis> diagnoses() {
        return Stream.of(
                        directory.diagnoses().stream(),
                        list().stream()
                                .filter(deployment ->
                                        deployment.state() == State.BROKEN || deployment.state() == State.REFUSED)
                                .map(Deployer::diagnosis),
                        doctor.own().stream())
                .flatMap(diagnoses -> diagnoses)
                .toList();
    }

    private static Diagnosis diagnosis(Deployment deployment) {
        return new Diagnosis(
                deployment.name(),
                deployment.version(),
                deployment.reason().replaceFirst("\\.$", ""),
                deployment.advice());
    }

    /** What came of it is in the log and in the audit; what waited for it may go on. */
    private Deployment told(String action, String who, Deployment deployment) {
        var said = "%s is %s. %s"
                .formatted(
                        deployment.version(),
                        deployment.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        deployment.reason())
                .strip();
        if (deployment.reason().isEmpty()) {
            LOG.info("{} {}", deployment.name(), said);
            lines.values().forEach(line -> asked.execute(line::retry));
        } else {
            LOG.warn("{} {} {}", deployment.name(), said, deployment.advice());
        }
        note(who, action, deployment.name(), said);
        return deployment;
    }

    private void note(String who, String action, String subject, String details) {
        var book = audit;
        if (book != null) {
            book.record(who, action, subject, details);
        }
    }

    @Override
    public Jar read(Path file) throws NoBundle {
        var jar = Jar.read(file, config.largestMegabytes());
        new Signatures(config.trustedSigners()).check(jar);
        return jar;
    }

    @Override
    public void found(Jar jar) {
        open.incrementAndGet();
        dropped.execute(() -> {
            try {
                line(jar.name()).dropped(jar).ifPresent(deployment -> told("deploy bundle", DIRECTORY, deployment));
            } catch (DeploymentRefused refused) {
                directory.problem(jar.file(), refused);
            } catch (RuntimeException | LinkageError e) {
                LOG.error("{} cannot be deployed", jar.file(), e);
            } finally {
                open.decrementAndGet();
            }
        });
    }

    @Override
    public void gone(String name) {
        dropped.execute(() -> {
            if (line(name).gone()) {
                LOG.info("{} is gone", name);
                note(DIRECTORY, "remove bundle", name, "");
            }
        });
    }

    @Override
    public String name() {
        return "deployed bundles";
    }

    /** Only until what lies in the directory at the start is decided on. */
    @Override
    public Optional<String> problem() {
        isBegun |= isLooked && open.get() == 0;
        return isBegun ? Optional.empty() : Optional.of("The bundles in deploy/ are being tried.");
    }
}
