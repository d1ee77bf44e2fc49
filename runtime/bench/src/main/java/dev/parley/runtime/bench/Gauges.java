/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** Bundles of one small intent each, made of one class and other words. */
final class Gauges {

    private static final List<String> COLOURS = List.of(
            "amber", "azure", "black", "blue", "bronze", "brown", "coral", "crimson", "cyan", "golden", "green", "grey",
            "indigo", "ivory", "lime", "olive", "orange", "pink", "purple", "red", "scarlet", "silver", "violet",
            "white", "yellow");
    private static final List<String> THINGS = List.of(
            "boiler",
            "cistern",
            "barrel",
            "bucket",
            "fridge",
            "freezer",
            "silo",
            "tanker",
            "kettle",
            "printer",
            "toner",
            "battery",
            "reservoir",
            "pantry",
            "cellar",
            "warehouse",
            "locker",
            "wardrobe",
            "bottle",
            "pool",
            "bathtub",
            "wagon",
            "lorry",
            "ferry",
            "greenhouse",
            "granary",
            "cupboard",
            "drawer",
            "basket",
            "aquarium",
            "fountain",
            "canister",
            "crate",
            "garage",
            "hangar",
            "library",
            "mailbox",
            "oven",
            "pipeline",
            "trough");

    /** There are words for no more. */
    static final int MOST = COLOURS.size() * THINGS.size();

    private static final String CLASS = "dev/parley/runtime/bench/Gauge.class";
    private static final String COMPONENT = "OSGI-INF/gauge.xml";

    private Gauges() {}

    /** What the intent of this number is about. */
    static String thing(int number) {
        return COLOURS.get(number / THINGS.size() % COLOURS.size()) + " " + THINGS.get(number % THINGS.size());
    }

    static String intent(int number) {
        return "gauge_" + number;
    }

    static void drop(int number, Site site) throws IOException {
        var content = Map.of(CLASS, code(), COMPONENT, component(number).getBytes(UTF_8));
        var jar = ExampleJar.write(site.directory().resolve("next.jar"), manifest(number), content);
        site.drop(jar, intent(number) + ".jar");
    }

    private static byte[] code() throws IOException {
        try (var in = Gauges.class.getResourceAsStream("/" + CLASS)) {
            return in.readAllBytes();
        }
    }

    private static Manifest manifest(int number) throws IOException {
        var manifest = new Manifest();
        var headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", "dev.parley.bench.gauge" + number);
        headers.putValue("Bundle-Version", "1.0.0");
        headers.putValue("Import-Package", ExampleJar.built().imports());
        headers.putValue("Service-Component", COMPONENT);
        return manifest;
    }

    private static String component(int number) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="%s" init="1">
                  <property name="intent" value="%s"/>
                  <property name="thing" value="%s"/>
                  <service>
                    <provide interface="dev.parley.api.intent.Intent"/>
                  </service>
                  <implementation class="dev.parley.runtime.bench.Gauge"/>
                </scr:component>
                """.formatted(intent(number), intent(number), thing(number));
    }
}
