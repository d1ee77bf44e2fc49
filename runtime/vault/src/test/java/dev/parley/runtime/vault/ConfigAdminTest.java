/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.runtime.settings.Author;
import dev.parley.runtime.settings.Change;
import dev.parley.runtime.settings.History;
import dev.parley.runtime.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
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
import org.osgi.service.cm.ManagedService;

/** The bundle under Felix's own ConfigAdmin, in a framework of its own. */
class ConfigAdminTest {

    private static final String PID = "parley.connector.test";
    private static final String DESCRIBED = "parley.test";
    private static final String METATYPE = """
            <metatype:MetaData xmlns:metatype="http://www.osgi.org/xmlns/metatype/v1.2.0"
                xmlns:p="https://parley.dev/xmlns/setting/v1.0.0">
              <OCD id="x" name="Test" description="Of a test.">
                <AD id="zone" type="String" name="Time zone" description="Where." p:format="zone" default="UTC"/>
                <AD id="minutes" type="Integer" min="0" max="1440" name="Minutes" description="How long." default="5"/>
                <AD id=".key" type="Password" required="false" min="8" name="Key" description="A key."/>
              </OCD>
              <Designate pid="parley.test"><Object ocdref="x"/></Designate>
            </metatype:MetaData>
            """;
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
        install(context, settings());
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

    @Test
    void a_wrong_value_is_refused_in_a_sentence_and_the_old_one_stays_and_keeps_working() throws Exception {
        var admin = start();
        described();
        var zone = admin.getConfiguration(DESCRIBED, "?");
        zone.update(new Hashtable<>(Map.of("zone", "Europe/Athens", "minutes", 5)));
        var updates = updates();
        assertEquals("Europe/Athens", updates.poll(60, TimeUnit.SECONDS));

        var refused = assertThrows(
                IOException.class,
                () -> zone.update(new Hashtable<>(Map.of("zone", "Mars/Olympus", "minutes", 5000, ".key", "short"))));
        assertEquals(
                "parley.test stays as it was. \"Key\" (.key) has to be text of at least 8 characters."
                        + " \"Minutes\" (minutes) has to be from 0 to 1440, not \"5000\"."
                        + " \"Time zone\" (zone) has to be a time zone such as Europe/Athens, UTC or +02:00, not"
                        + " \"Mars/Olympus\".",
                refused.getMessage());
        assertEquals("Europe/Athens", zone.getProperties().get("zone"));
        assertEquals(
                "Europe/Athens",
                admin.getConfiguration(DESCRIBED, "?").getProperties().get("zone"));

        zone.update(new Hashtable<>(Map.of("zone", "UTC")));
        assertEquals("UTC", updates.poll(60, TimeUnit.SECONDS));
        stop();
        assertEquals(
                "UTC", start().getConfiguration(DESCRIBED, "?").getProperties().get("zone"));
    }

    @Test
    void what_is_refused_of_a_new_configuration_leaves_none() throws Exception {
        var admin = start();
        described();
        var zone = admin.getConfiguration(DESCRIBED, "?");
        assertThrows(IOException.class, () -> zone.update(new Hashtable<>(Map.of("zone", "Mars"))));
        assertThrows(IOException.class, () -> zone.update(new Hashtable<>(Map.of("zoned", "UTC"))));
        assertNull(zone.getProperties());
    }

    @Test
    void what_is_wrong_already_stops_nothing() throws Exception {
        var admin = start();
        var zone = admin.getConfiguration(DESCRIBED, "?");
        zone.update(new Hashtable<>(Map.of("zone", "Mars", "minutes", 5)));
        described();
        zone.update(new Hashtable<>(Map.of("zone", "Mars", "minutes", 6)));
        assertEquals(6, zone.getProperties().get("minutes"));
        assertThrows(IOException.class, () -> zone.update(new Hashtable<>(Map.of("zone", "Venus"))));
        stop();
        assertEquals(
                "Mars", start().getConfiguration(DESCRIBED, "?").getProperties().get("zone"));
    }

    @Test
    void the_history_tells_who_changed_what_and_no_secret() throws Exception {
        var admin = start();
        described();
        var zone = admin.getConfiguration(DESCRIBED, "?");
        become("maria");
        zone.update(new Hashtable<>(Map.of("zone", "Europe/Athens", ".key", "hunter2hunter2")));
        become(Author.NOBODY);
        zone.update(new Hashtable<>(Map.of("zone", "UTC", ".key", "hunter2hunter2")));
        zone.update(new Hashtable<>(Map.of("zone", "UTC", ".key", "hunter3hunter3")));
        assertThrows(IOException.class, () -> zone.update(new Hashtable<>(Map.of("zone", "hunter2"))));
        zone.delete();
        stop();

        var file = data.resolve("settings").resolve("history.jsonl");
        var history = new History(file).newest(0, 10);
        assertEquals(
                List.of("parley", "parley", "parley", "maria"),
                history.stream().map(Change::who).toList());
        assertEquals(Set.of(".key", "zone"), history.get(3).properties());
        assertEquals(Optional.empty(), history.get(3).before());
        assertEquals(Set.of("zone"), history.get(2).properties());
        assertEquals(
                Optional.of(Map.of("zone", "Europe/Athens")), history.get(2).before());
        assertEquals(Set.of(".key"), history.get(1).properties());
        assertEquals("•••", history.get(1).after().orElseThrow().get(".key"));
        assertEquals(Optional.empty(), history.get(0).after());
        assertFalse(Files.readString(file).contains("hunter"));
    }

    /** A bundle that says what it takes. */
    private void described() throws Exception {
        var jar = data.resolve("described.jar");
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        manifest.getMainAttributes().putValue(Constants.BUNDLE_SYMBOLICNAME, "described");
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new ZipEntry("OSGI-INF/metatype/test.xml"));
            out.write(METATYPE.getBytes(StandardCharsets.UTF_8));
        }
        install(framework.getBundleContext(), jar);
    }

    /** In the framework, whose classes are others than the test's. */
    private void become(String name) throws Exception {
        for (var bundle : framework.getBundleContext().getBundles()) {
            if ("dev.parley.runtime.settings".equals(bundle.getSymbolicName())) {
                bundle.loadClass(Author.class.getName())
                        .getMethod("become", String.class)
                        .invoke(null, name);
            }
        }
    }

    /** The zones that a service is given. */
    private BlockingQueue<Object> updates() {
        var zones = new LinkedBlockingQueue<Object>();
        ManagedService service = properties -> zones.add(properties.get("zone"));
        framework
                .getBundleContext()
                .registerService(ManagedService.class, service, new Hashtable<>(Map.of("service.pid", DESCRIBED)));
        return zones;
    }

    private ConfigurationAdmin start() throws Exception {
        framework = framework();
        framework.start();
        var context = framework.getBundleContext();
        Bundle admin = install(context, configAdmin());
        install(context, settings());
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

    private static Path settings() throws Exception {
        return Path.of(Settings.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
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
