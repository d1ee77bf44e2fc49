/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.settings;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads a file of metatype, as bundles have them for the console. */
final class MetatypeXml {

    /** Where bundles have theirs. */
    static final String DIRECTORY = "OSGI-INF/metatype";

    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)", Pattern.DOTALL);

    private final Map<String, Description> classes = new LinkedHashMap<>();
    private final List<Description> designated = new ArrayList<>();
    private final XMLStreamReader xml;

    private List<Setting> settings = List.of();
    private Map<String, String> options = Map.of();
    private String pid = "";
    private boolean isFactory;

    private MetatypeXml(InputStream in) throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml = factory.createXMLStreamReader(in);
    }

    /** @throws XMLStreamException if it is none */
    static List<Description> read(InputStream in) throws XMLStreamException {
        var file = new MetatypeXml(in);
        while (file.xml.hasNext()) {
            if (file.xml.next() == XMLStreamConstants.START_ELEMENT) {
                file.element();
            }
        }
        return file.designated;
    }

    private void element() {
        switch (xml.getLocalName()) {
            case "OCD" -> begin();
            case "AD" -> setting();
            case "Option" -> options.put(text("value").orElse(""), text("label").orElse(""));
            case "Designate" -> {
                isFactory =
                        text("factoryPid").filter(factory -> !factory.isEmpty()).isPresent();
                pid = text(isFactory ? "factoryPid" : "pid").orElse("");
            }
            case "Object" -> text("ocdref").map(classes::get).ifPresent(this::designate);
            default -> {}
        }
    }

    private void begin() {
        settings = new ArrayList<>();
        classes.put(
                text("id").orElse(""),
                new Description(
                        "", false, text("name").orElse(""), text("description").orElse(""), settings));
    }

    private void setting() {
        options = new LinkedHashMap<>();
        var id = text("id").orElse("");
        var many = Math.abs(Integer.parseInt(text("cardinality").orElse("0")));
        settings.add(new Setting(
                id,
                text("name").orElse(id),
                text("description").orElse(""),
                Type.named(text("type").orElse("String")),
                many,
                isRequired(),
                text("min"),
                text("max"),
                options,
                defaults(text("default"), many > 0),
                Format.of(own("format"), own("matches"), own("wish"))));
    }

    /** What has an empty text for a default may be empty, whatever else is said of it. */
    private boolean isRequired() {
        return !"false".equals(text("required").orElse("true"))
                && !text("default").filter(String::isEmpty).isPresent();
    }

    private void designate(Description described) {
        designated.add(
                new Description(pid, isFactory, described.name(), described.description(), described.settings()));
    }

    /** Commas separate, and a backslash takes a comma, a blank or a backslash for itself. */
    private static List<String> defaults(Optional<String> text, boolean isList) {
        if (text.isEmpty() || text.get().isEmpty()) {
            return List.of();
        }
        var items = isList ? List.of(text.get().split("(?<!\\\\),", -1)) : List.of(text.get());
        return items.stream()
                .map(item -> ESCAPED.matcher(item).replaceAll("$1"))
                .collect(Collectors.toList());
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(xml.getAttributeValue(null, name));
    }

    private String own(String name) {
        return xml.getAttributeValue(Format.NAMESPACE, name);
    }
}
