/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.settings;

import dev.parley.api.user.User;
import dev.parley.lib.page.Answer;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Visit;
import dev.parley.runtime.settings.Defaults;
import dev.parley.runtime.settings.Descriptions;
import dev.parley.runtime.settings.History;
import dev.parley.runtime.settings.SettingsFile;
import dev.parley.runtime.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.apache.felix.cm.file.FilePersistenceManager;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.service.cm.ConfigurationAdmin;

/** Felix with its ConfigAdmin, the vault, a bundle that says what it takes, a file for it, and the page. */
final class Container {

    static final String PID = "parley.test";
    static final String FILED = "parley.filed";
    static final String FACTORY = "parley.many";
    static final User ADMIN = new User("1", "maria", Set.of("admin"));

    private static final String METATYPE = """
            <metatype:MetaData xmlns:metatype="http://www.osgi.org/xmlns/metatype/v1.2.0"
                xmlns:p="https://parley.dev/xmlns/setting/v1.0.0">
              <OCD id="x" name="Test" description="Of a test.">
                <AD id="zone" type="String" name="Time zone" description="Where." p:format="zone" default="UTC"/>
                <AD id="minutes" type="Integer" min="0" max="1440" name="Minutes" description="How long." default="5"/>
                <AD id="names" type="String" cardinality="2147483647" required="false" name="Names" description="Who." default=""/>
                <AD id="loud" type="Boolean" name="Loud" description="How." default="false"/>
                <AD id="colour" type="String" name="Colour" description="Which." default="red">
                  <Option label="Red" value="red"/><Option label="Blue" value="blue"/>
                </AD>
                <AD id=".key" type="Password" required="false" min="8" name="Key" description="A key."/>
              </OCD>
              <Designate pid="parley.test"><Object ocdref="x"/></Designate>
              <Designate pid="parley.filed"><Object ocdref="x"/></Designate>
              <Designate factoryPid="parley.many"><Object ocdref="x"/></Designate>
            </metatype:MetaData>
            """;

    private final Path data;
    private final Framework framework;
    final ConfigurationAdmin admin;
    final History history;
    final Configurations configurations;
    final Catalog catalog;
    final Editor editor;
    final Transfer transfer;
    final SettingsPage page;

    Container(Path data) throws Exception {
        this.data = data;
        framework = new FrameworkFactory().newFramework(properties());
        framework.start();
        var cm = install(of(FilePersistenceManager.class));
        install(described());
        install(of(Vault.class)).start();
        cm.start();
        admin = service(ConfigurationAdmin.class);
        history = service(History.class);
        var descriptions = service(Descriptions.class);
        var conf = Files.createDirectories(data.resolve("conf"));
        Files.writeString(conf.resolve(FILED + ".json"), "{\"zone\": \"$[env:NO_SUCH_ZONE;default=Asia/Tokyo]\"}");
        var files = SettingsFile.readAll(conf);
        var defaults = new Defaults(files);
        configurations = new Configurations(admin, defaults);
        configurations.reset(FILED);
        catalog = new Catalog(configurations, descriptions, defaults, history);
        editor = new Editor(catalog, configurations);
        transfer = new Transfer(catalog, configurations, descriptions);
        page = new SettingsPage(
                catalog,
                new Diagnoses(catalog),
                new OnePid(catalog, configurations, editor),
                new HistoryView(catalog, editor, history),
                new ImportView(transfer));
    }

    private Map<String, String> properties() {
        var properties = new HashMap<String, String>();
        properties.put(Constants.FRAMEWORK_STORAGE, data.resolve("cache").toString());
        properties.put(
                Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                "org.slf4j;version=2.0.17,dev.parley.api.health;version=1.1,org.osgi.service.cm;version=1.6,"
                        + "dev.parley.runtime.settings;version=1.0");
        properties.put("felix.cm.pm", "parley");
        properties.put("felix.cm.dir", data.resolve("config").toString());
        properties.put("parley.data", data.toString());
        return properties;
    }

    private <S> S service(Class<S> type) {
        var context = framework.getBundleContext();
        return context.getService(context.getServiceReference(type));
    }

    private org.osgi.framework.Bundle install(Path jar) throws Exception {
        return framework.getBundleContext().installBundle("reference:" + jar.toUri());
    }

    private static Path of(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private Path described() throws Exception {
        var jar = data.resolve("described.jar");
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        manifest.getMainAttributes().putValue(Constants.BUNDLE_SYMBOLICNAME, "described");
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new ZipEntry("OSGI-INF/metatype/test.xml"));
            out.write(METATYPE.getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }

    Object value(String pid, String property) {
        return configurations.values(pid).map(values -> values.get(property)).orElse(null);
    }

    void set(String pid, Map<String, Object> values) throws Exception {
        admin.getConfiguration(pid, "?").update(new Hashtable<>(values));
    }

    Visit visit(String path, String... namesAndValues) {
        var parameters = new LinkedHashMap<String, List<String>>();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            parameters.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
        }
        return new Visit(ADMIN, "/system/console/parley-settings", path, parameters, Map.of(), "token");
    }

    String show(String path, String... namesAndValues) {
        return text(page.show(visit(path, namesAndValues)));
    }

    Answer act(String deed, String... namesAndValues) {
        var all = new String[namesAndValues.length + 2];
        all[0] = "deed";
        all[1] = deed;
        System.arraycopy(namesAndValues, 0, all, 2, namesAndValues.length);
        return page.act(visit("", all));
    }

    static String text(Html html) {
        var text = new StringBuilder();
        html.appendTo(text);
        return text.toString();
    }

    void close() throws Exception {
        framework.stop();
        framework.waitForStop(TimeUnit.SECONDS.toMillis(10));
    }
}
