/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.launcher;

import dev.parley.runtime.settings.SettingsFile;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Which values our bundles take, as they describe it for the console. */
final class Metatype {

    private static final String DIRECTORY = "OSGI-INF/metatype/";

    private final Map<String, Map<String, Attribute>> pids = new HashMap<>();

    /** One setting of a PID; limits that are not given are {@code null}. */
    private record Attribute(String type, String min, String max, List<String> options) {

        /** What the value has to be, or empty if it is that. */
        private String wish(Object value) {
            if (!options.isEmpty()) {
                return options.contains(value.toString()) ? "" : "one of " + String.join(", ", options);
            }
            return switch (type) {
                case "Boolean" -> value.toString().matches("true|false") ? "" : "true or false";
                case "Integer", "Long", "Short" ->
                    value.toString().matches("-?\\d{1,18}") ? range(value) : "a whole number";
                case "Double", "Float" -> value instanceof Number ? range(value) : "a number";
                default -> "";
            };
        }

        private String range(Object value) {
            var number = Double.parseDouble(value.toString());
            if (min != null && number < Double.parseDouble(min)) {
                return "at least " + min;
            }
            return max != null && number > Double.parseDouble(max) ? "at most " + max : "";
        }
    }

    /** Reads the descriptions from our jars; other people's settings are their own business. */
    static Metatype of(Path bundles) {
        var metatype = new Metatype();
        try (Stream<Path> files = Files.list(bundles)) {
            for (var file : files.filter(f -> f.getFileName().toString().startsWith("dev.parley."))
                    .toList()) {
                metatype.read(file);
            }
            return metatype;
        } catch (IOException | XMLStreamException e) {
            throw new Problem("the bundles in %s cannot be read; unpack the distribution again".formatted(bundles));
        }
    }

    void check(SettingsFile file, Map<String, Object> settings) {
        var attributes = pids.get(file.pid().split("~")[0]);
        if (attributes != null) {
            settings.forEach((key, value) -> check(file, attributes, key, value));
        }
    }

    private static void check(SettingsFile file, Map<String, Attribute> attributes, String key, Object value) {
        var attribute = attributes.get(key);
        if (attribute == null) {
            if (!key.contains(".")) {
                throw file.invalid(key, "is no setting of " + file.pid());
            }
            return;
        }
        values(value).forEach(item -> {
            var wish = attribute.wish(item);
            if (!wish.isEmpty()) {
                throw file.invalid(key, "has to be %s, not \"%s\"".formatted(wish, item));
            }
        });
    }

    private static Stream<Object> values(Object value) {
        return value.getClass().isArray()
                ? IntStream.range(0, Array.getLength(value)).mapToObj(i -> Array.get(value, i))
                : Stream.of(value);
    }

    private void read(Path bundle) throws IOException, XMLStreamException {
        try (var jar = new JarFile(bundle.toFile(), false)) {
            for (var entry : jar.stream()
                    .filter(e -> e.getName().matches(DIRECTORY + ".+\\.xml"))
                    .toList()) {
                try (var in = jar.getInputStream(entry)) {
                    read(in);
                }
            }
        }
    }

    private void read(InputStream in) throws XMLStreamException {
        var classes = new HashMap<String, Map<String, Attribute>>();
        Map<String, Attribute> current = Map.of();
        List<String> options = List.of();
        var pid = "";
        var xml = XMLInputFactory.newDefaultFactory().createXMLStreamReader(in);
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "OCD" -> classes.put(get(xml, "id"), current = new HashMap<>());
                case "AD" -> {
                    options = new ArrayList<>();
                    current.put(
                            get(xml, "id"), new Attribute(get(xml, "type"), get(xml, "min"), get(xml, "max"), options));
                }
                case "Option" -> options.add(get(xml, "value"));
                case "Designate" -> pid = get(xml, "factoryPid") == null ? get(xml, "pid") : get(xml, "factoryPid");
                case "Object" -> pids.put(pid, classes.getOrDefault(get(xml, "ocdref"), Map.of()));
                default -> {}
            }
        }
    }

    private static String get(XMLStreamReader xml, String name) {
        return xml.getAttributeValue(null, name);
    }
}
