/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;

/** Who wins between {@code conf/} and the console. A restart is a restart of the bundle that reads {@code conf/}. */
class SettingsTest {

    private static final String PID = "parley.test.settings";

    @InjectBundleContext
    BundleContext context;

    @InjectService
    ConfigurationAdmin admin;

    private Path file;

    @BeforeEach
    void write() throws Exception {
        file = Path.of(context.getProperty("parley.conf")).resolve(PID + ".json");
        restartWith("{\"colour\": \"red\", \"size\": 1, \"tags\": [\"a\", \"b\"]}");
    }

    @AfterEach
    void remove() throws Exception {
        configuration().delete();
        Files.deleteIfExists(file);
        restart();
    }

    @Test
    void follows_its_file_while_no_admin_has_changed_it() throws Exception {
        assertEquals("red", properties().get("colour"));
        restartWith("{\"colour\": \"blue\", \"size\": 1}");
        assertEquals("blue", properties().get("colour"));
        assertNull(properties().get("tags"));
    }

    @Test
    void keeps_what_an_admin_has_changed_whatever_the_file_says_later() throws Exception {
        var changed = properties();
        changed.put("colour", "green");
        configuration().update(changed);
        restart();
        assertEquals("green", properties().get("colour"));
        restartWith("{\"colour\": \"blue\", \"size\": 2}");
        assertEquals("green", properties().get("colour"));
        assertEquals(1, properties().get("size"));
    }

    @Test
    void returns_to_the_file_when_an_admin_deletes_the_configuration() throws Exception {
        configuration().update(new Hashtable<>(Map.of("colour", "green")));
        configuration().delete();
        restart();
        assertEquals("red", properties().get("colour"));
    }

    @Test
    @Timeout(10)
    void opens_to_every_bundle_what_the_console_gave_to_the_first_that_asks() throws Exception {
        var changed = configuration();
        changed.setBundleLocation(null);
        changed.update(new Hashtable<>(Map.of("colour", "green")));
        while (!"?".equals(admin.getConfiguration(PID, "?").getBundleLocation())) {
            Thread.onSpinWait();
        }
        assertEquals("green", properties().get("colour"));
    }

    @Test
    void forgets_what_a_file_said_that_is_gone() throws Exception {
        Files.delete(file);
        restart();
        assertNull(admin.listConfigurations("(service.pid=" + PID + ")"));
    }

    private Configuration configuration() throws IOException {
        return admin.getConfiguration(PID, "?");
    }

    private Dictionary<String, Object> properties() throws IOException {
        return configuration().getProperties();
    }

    private void restartWith(String json) throws IOException, BundleException {
        Files.writeString(file, json);
        restart();
    }

    private void restart() throws BundleException {
        var settings = Stream.of(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals("dev.parley.runtime.settings"))
                .findFirst()
                .orElseThrow();
        settings.stop(Bundle.STOP_TRANSIENT);
        settings.start(Bundle.START_TRANSIENT);
    }
}
