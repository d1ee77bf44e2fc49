/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.runtime.settings.Descriptions;
import dev.parley.runtime.settings.Jars;
import dev.parley.runtime.settings.SettingsFile;
import dev.parley.runtime.settings.SettingsTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the bundles of the distribution say of their settings, and what the documentation says of them. */
class SettingsTableTest {

    private static final Pattern PID = Pattern.compile("configuration-pid=\"([^\"]*)\"");
    private static final Path RUNTIME = Path.of("..").toAbsolutePath().normalize();
    private static final Path BUNDLES = RUNTIME.resolve("target/parley/bundle");
    private static final Path CONF = RUNTIME.resolve("conf");
    private static final Path PAGE = RUNTIME.resolveSibling("docs").resolve("settings.md");

    /** As PIDs of components that are not ours, conf/ may have them without a description. */
    private static final String OURS = "parley.";

    private final Descriptions descriptions = Jars.describe(BUNDLES, Path.of("secrets"));

    @Test
    void the_table_in_the_documentation_is_up_to_date() throws Exception {
        var page = Files.readString(PAGE);
        assertEquals(
                SettingsTable.renewed(page, BUNDLES, CONF),
                page,
                "docs/settings.md is out of date; renew it in the checkout with: java -cp"
                        + " 'runtime/target/parley/bin/*' dev.parley.runtime.settings.SettingsTable"
                        + " runtime/target/parley/bundle runtime/conf docs/settings.md");
    }

    @Test
    void every_configuration_of_ours_is_described() throws Exception {
        var pids = new TreeSet<String>();
        SettingsFile.readAll(CONF).forEach(file -> pids.add(Descriptions.factory(file.pid())));
        for (var bundle : bundles()) {
            pids.addAll(pids(bundle));
        }
        pids.removeIf(pid -> !pid.startsWith(OURS));
        assertTrue(pids.contains("parley.dialog"), pids.toString());
        pids.removeAll(descriptions.all().keySet());
        assertEquals(new TreeSet<>(), pids, "These have no @ObjectClassDefinition.");
    }

    @Test
    void every_setting_has_a_name_and_a_description() {
        var silent = new TreeSet<String>();
        for (var description : descriptions.all().values()) {
            if (description.name().isBlank() || description.description().isBlank()) {
                silent.add(description.pid());
            }
            for (var setting : description.settings()) {
                if (setting.name().isBlank() || setting.description().isBlank()) {
                    silent.add(description.pid() + " " + setting.id());
                }
            }
        }
        assertEquals(new TreeSet<>(), silent);
    }

    @Test
    void every_number_has_a_least_value_and_every_default_is_right() {
        var odd = new TreeSet<String>();
        for (var description : descriptions.all().values()) {
            for (var setting : description.settings()) {
                var isRanking = setting.id().equals("service.ranking");
                if (setting.type().isNumber() && setting.min().isEmpty() && !isRanking) {
                    odd.add(description.pid() + " " + setting.id() + " has no min");
                }
                setting.problem(setting.value(setting.defaults()))
                        .filter(problem -> !setting.defaults().isEmpty())
                        .ifPresent(problem -> odd.add(description.pid() + " " + setting.id() + " " + problem));
            }
        }
        assertEquals(new TreeSet<>(), odd);
    }

    private static List<Path> bundles() throws IOException {
        try (var files = Files.list(BUNDLES)) {
            return files.filter(file -> file.getFileName().toString().startsWith("dev.parley."))
                    .toList();
        }
    }

    private static TreeSet<String> pids(Path bundle) throws IOException {
        var pids = new TreeSet<String>();
        try (var jar = new JarFile(bundle.toFile())) {
            for (var entry : jar.stream()
                    .filter(each -> each.getName().matches("OSGI-INF/[^/]+\\.xml"))
                    .toList()) {
                var xml = new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                PID.matcher(xml)
                        .results()
                        .forEach(found -> pids.addAll(List.of(found.group(1).split("\\s+"))));
            }
        }
        return pids;
    }
}
