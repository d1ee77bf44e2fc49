/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.vault;

import dev.parley.api.health.Probe;
import dev.parley.runtime.settings.Descriptions;
import dev.parley.runtime.settings.History;
import dev.parley.runtime.settings.Installed;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.cm.PersistenceManager;
import org.osgi.annotation.bundle.Capability;
import org.osgi.annotation.bundle.Header;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers ConfigAdmin a place for its configurations where secrets are encrypted. ConfigAdmin waits for it where the
 * framework property {@code felix.cm.pm} is {@value #NAME}.
 */
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
@Capability(
        namespace = "osgi.service",
        attribute =
                "objectClass:List<String>='dev.parley.runtime.settings.Descriptions,dev.parley.runtime.settings.History'")
public final class Vault implements BundleActivator {

    /** What ConfigAdmin knows it by. */
    static final String NAME = "parley";

    /** The framework property with the directory of the configurations. */
    static final String DIRECTORY = "felix.cm.dir";

    /** The framework property with the data directory. */
    static final String DATA = "parley.data";

    private static final Logger LOG = LoggerFactory.getLogger(Vault.class);

    @Override
    public void start(BundleContext context) {
        context.registerService(
                new String[] {FindHook.class.getName(), EventListenerHook.class.getName()}, new HiddenPrinter(), null);
        var directory = Path.of(context.getProperty(DIRECTORY)).toAbsolutePath();
        var data = Optional.ofNullable(context.getProperty(DATA)).map(Path::of).orElseGet(directory::getParent);
        var keys = new KeySource(System.getenv(), data);
        var descriptions = Installed.describe(context);
        var history = new History(data.resolve("settings").resolve("history.jsonl"));
        var vault = new SealedSettings(
                new SettingsFiles(directory), keys(keys), keys.toString(), new Gate(descriptions), history);
        vault.renew();
        context.registerService(Probe.class, vault, null);
        context.registerService(Descriptions.class, descriptions, null);
        context.registerService(History.class, history, null);
        Dictionary<String, Object> name = new Hashtable<>(Map.of(PersistenceManager.PROPERTY_NAME, NAME));
        context.registerService(PersistenceManager.class, vault, name);
    }

    /** Without keys, what needs none still works. */
    private static KeyRing keys(KeySource source) {
        try {
            return source.keys();
        } catch (KeySource.Unusable e) {
            LOG.error("Secret settings can be neither read nor kept: {}", e.getMessage());
            return KeyRing.EMPTY;
        }
    }

    /** The framework takes back what was registered. */
    @Override
    public void stop(BundleContext context) {}
}
