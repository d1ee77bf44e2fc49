/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.felix.cm.file.FilePersistenceManager;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.service.cm.ConfigurationAdmin;

/** The bundle under Felix's own ConfigAdmin, in a framework of its own. */
class ConfigAdminTest {

    private static final String PID = "parley.connector.test";
    private static final String PRINTER = "felix.inventory.printer.name";

    @TempDir
    Path data;

    private Framework framework;

    @AfterEach
    void stop() throws Exception {
        if (framework != null) {
            framework.stop();
            framework.waitForStop(TimeUnit.SECONDS.toMillis(10));
        }
    }

    @Test
    void secrets_are_encrypted_in_the_files_and_outlive_a_restart() throws Exception {
        var admin = start();
        var configuration = admin.getFactoryConfiguration(PID, "one", "?");
        configuration.update(new Hashtable<>(Map.of(".token", "hunter2", "url", "https://x.example")));
        assertEquals("hunter2", configuration.getProperties().get(".token"));
        var pid = configuration.getPid();
        stop();

        var kept = new FilePersistenceManager(data.resolve("config").toString()).load(pid);
        assertTrue(Seal.isSealed(kept.get(".token")), "kept encrypted");
        assertEquals("https://x.example", kept.get("url"));

        var again = start().listConfigurations("(service.factoryPid=" + PID + ")");
        assertEquals(1, again.length);
        assertEquals("hunter2", again[0].getProperties().get(".token"));
        assertEquals("https://x.example", again[0].getProperties().get("url"));
    }

    @Test
    void plain_secrets_of_an_earlier_version_are_encrypted() throws Exception {
        var files = new FilePersistenceManager(data.resolve("config").toString());
        files.store(PID, new Hashtable<>(Map.of("service.pid", PID, ".token", "hunter2")));

        assertEquals(
                "hunter2", start().getConfiguration(PID, "?").getProperties().get(".token"));
        assertTrue(Seal.isSealed(files.load(PID).get(".token")));
    }

    @Test
    void without_its_key_a_secret_is_missing_and_the_rest_is_there() throws Exception {
        start().getConfiguration(PID, "?").update(new Hashtable<>(Map.of(".token", "hunter2", "url", "u")));
        stop();
        var key = data.resolve("config.key");
        var lost = Files.readString(key);
        Files.delete(key);

        var admin = start();
        var properties = admin.getConfiguration(PID, "?").getProperties();
        assertNull(properties.get(".token"));
        assertEquals("u", properties.get("url"));
        properties.put("url", "v");
        admin.getConfiguration(PID, "?").update(properties);
        stop();

        Files.writeString(key, lost);
        assertEquals(
                "hunter2", start().getConfiguration(PID, "?").getProperties().get(".token"));
    }

    @Test
    void config_admin_waits_for_it() throws Exception {
        framework = framework();
        framework.start();
        var context = framework.getBundleContext();
        install(context, configAdmin()).start();
        assertNull(context.getServiceReference(ConfigurationAdmin.class));
        install(context, ours()).start();
        assertFalse(context.getServiceReference(ConfigurationAdmin.class) == null);
    }

    @Test
    void nobody_finds_the_status_page_that_prints_secrets() throws Exception {
        start();
        var context = framework.getBundleContext().getBundle(1).getBundleContext();
        var seen = new CopyOnWriteArrayList<Object>();
        context.addServiceListener(
                event -> seen.add(event.getServiceReference().getProperty(PRINTER)), "(" + PRINTER + "=*)");
        for (var name : List.of("scr", "threads")) {
            context.registerService(Runnable.class, () -> {}, new Hashtable<>(Map.of(PRINTER, name)));
        }

        assertEquals(List.of("threads"), seen);
        var found = context.getServiceReferences(Runnable.class, null).stream()
                .map(reference -> reference.getProperty(PRINTER))
                .toList();
        assertEquals(List.of("threads"), found);
    }

    private ConfigurationAdmin start() throws Exception {
        framework = framework();
        framework.start();
        var context = framework.getBundleContext();
        Bundle admin = install(context, configAdmin());
        install(context, ours()).start();
        admin.start();
        return context.getService(context.getServiceReference(ConfigurationAdmin.class));
    }

    private Framework framework() {
        var properties = new HashMap<String, String>();
        properties.put(Constants.FRAMEWORK_STORAGE, data.resolve("cache").toString());
        properties.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        properties.put(
                Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                "org.slf4j;version=2.0.17,dev.parley.api.health;version=1.1,org.osgi.service.cm;version=1.6");
        properties.put("felix.cm.pm", Vault.NAME);
        properties.put(Vault.DIRECTORY, data.resolve("config").toString());
        properties.put(Vault.DATA, data.toString());
        return new FrameworkFactory().newFramework(properties);
    }

    /** The bundle as it is built, before it is in a jar. */
    private static Path ours() throws Exception {
        return Path.of(
                Vault.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static Path configAdmin() throws Exception {
        return Path.of(FilePersistenceManager.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    private static Bundle install(BundleContext context, Path bundle) throws Exception {
        return context.installBundle("reference:" + bundle.toUri());
    }
}
