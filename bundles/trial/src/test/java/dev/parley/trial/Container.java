/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.trial;

import dev.parley.api.change.ChangeManagement;
import dev.parley.api.change.ChangePlanning;
import dev.parley.api.conversation.ConversationStore;
import dev.parley.api.deployment.Trials;
import dev.parley.api.dialog.Dialog;
import dev.parley.api.health.Probe;
import dev.parley.api.outbox.Outbox;
import dev.parley.testkit.change.MemoryChanges;
import dev.parley.testkit.conversation.MemoryConversations;
import dev.parley.testkit.outbox.MemoryOutbox;
import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.launch.Framework;
import org.osgi.service.cm.ConfigurationAdmin;

/** A Felix with the engine, rules and the shipped intents, on stores in memory; it shares the API with the tests. */
final class Container {

    private static final long PATIENCE_MILLIS = 60_000;

    private static final List<String> BUNDLES = List.of(
            "org.osgi.util.function",
            "org.osgi.util.promise",
            "org.osgi.service.component",
            "org.apache.felix.configadmin",
            "org.apache.felix.scr",
            "jackson-annotations",
            "jackson-core",
            "jackson-databind",
            "dev.parley.lib.time",
            "dev.parley.lib.wire",
            "dev.parley.detectors.rules",
            "dev.parley.intents.change.cancel",
            "dev.parley.intents.change.create",
            "dev.parley.intents.change.list",
            "dev.parley.intents.change.status",
            "dev.parley.intents.change.update",
            "dev.parley.intents.help",
            "dev.parley.intents.link.github",
            "dev.parley.intents.link.jira",
            "dev.parley.dialog");

    final MemoryConversations conversations;
    private final Framework felix;

    /** @param more names of bundles that are started before the engine */
    Container(Path cache, String... more) throws Exception {
        felix = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        cache.toString(),
                        Constants.FRAMEWORK_BSNVERSION,
                        Constants.FRAMEWORK_BSNVERSION_MULTIPLE,
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        shared(),
                        "felix.log.level",
                        "1"));
        felix.start();
        var clock = Clock.systemUTC();
        var outbox = new MemoryOutbox(clock);
        var changes = new MemoryChanges(clock);
        conversations = new MemoryConversations(outbox);
        context().registerService(Outbox.class, outbox, null);
        context().registerService(ConversationStore.class, conversations, null);
        context().registerService(ChangeManagement.class, changes, null);
        context().registerService(ChangePlanning.class, new PlannedChanges(changes), null);
        for (var name : Stream.concat(Stream.of(more), BUNDLES.stream()).toList()) {
            context().installBundle(jar(name).toUri().toString());
        }
        for (var bundle : context().getBundles()) {
            bundle.start();
        }
        start("reference:" + classes());
        await(
                "the engine",
                () -> service(Probe.class, "(component.name=*Catalog)")
                                .problem()
                                .isEmpty()
                        && service(Probe.class, "(component.name=*Learning)")
                                .problem()
                                .isEmpty());
    }

    /** The API's packages in their versions, as its bundle exports them. */
    private static String shared() throws Exception {
        try (var api = new JarFile(jar("dev.parley.api").toFile())) {
            var exported = api.getManifest().getMainAttributes().getValue(Constants.EXPORT_PACKAGE);
            return exported.replaceAll(";uses:=\"[^\"]*\"", "")
                    + Stream.of("", ".event", ".spi", ".helpers")
                            .map(part -> ",org.slf4j" + part + ";version=2.0.17")
                            .reduce("", String::concat)
                    + ",org.osgi.service.cm;version=1.6.1,org.osgi.service.component.runtime;version=1.5.1,org.osgi.service.component.runtime.dto;version=1.5.1";
        }
    }

    private static String classes() throws Exception {
        return TrialRoom.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI()
                .toString();
    }

    static Path jar(String name) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(path -> new File(path).getName().matches(name.replace(".", "\\.") + "-\\d.*\\.jar"))
                .map(Path::of)
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not on the class path"));
    }

    Bundle start(String location) throws Exception {
        var bundle = context().installBundle(location);
        bundle.start();
        return bundle;
    }

    BundleContext context() {
        return felix.getBundleContext();
    }

    /** The context of a bundle that has nothing to do with trials; what the system bundle sees is everything. */
    BundleContext ofAnother() {
        return Stream.of(context().getBundles())
                .filter(bundle -> bundle.getLocation().contains("configadmin"))
                .findFirst()
                .orElseThrow()
                .getBundleContext();
    }

    Dialog dialog() {
        return service(Dialog.class, "(objectClass=*)");
    }

    Trials trials() {
        return service(Trials.class, "(objectClass=*)");
    }

    void configure(String pid, Map<String, Object> settings) throws Exception {
        var before = trials();
        service(ConfigurationAdmin.class, "(objectClass=*)")
                .getConfiguration(pid, "?")
                .update(new Hashtable<>(settings));
        await("new settings", () -> trials() != before);
    }

    private <S> S service(Class<S> type, String filter) {
        try {
            var context = ofAnother();
            var found = new AtomicReference<S>();
            await(type.getSimpleName(), () -> {
                references(type, filter, context).findFirst().ifPresent(found::set);
                return found.get() != null;
            });
            return found.get();
        } catch (RuntimeException e) {
            throw new AssertionError(e);
        }
    }

    private static <S> Stream<S> references(Class<S> type, String filter, BundleContext context) {
        try {
            return context.getServiceReferences(type, filter).stream()
                    .map(context::getService)
                    .filter(service -> service != null);
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static void await(String what, BooleanSupplier condition) {
        await(() -> what, condition);
    }

    static void await(Supplier<?> what, BooleanSupplier condition) {
        var end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(what.get() + " did not come to pass");
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    void close() throws Exception {
        felix.stop();
        felix.waitForStop(PATIENCE_MILLIS);
    }
}
