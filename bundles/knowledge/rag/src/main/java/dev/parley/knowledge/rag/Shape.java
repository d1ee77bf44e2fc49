/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The ready-made settings for a kind of service: a file beside this class. */
final class Shape {

    private static final List<String> NAMES = List.of("fastapi", "openai", "dify", "flowise", "custom");

    private Shape() {}

    /** @throws BadSetting if there is none of this name */
    static Map<String, Object> named(String name) {
        var known = name.toLowerCase(Locale.ROOT);
        if (!NAMES.contains(known)) {
            throw new BadSetting("shape has to be one of " + String.join(", ", NAMES));
        }
        try (var file = Shape.class.getResourceAsStream(known + ".json")) {
            var settings = new HashMap<String, Object>();
            Json.MAPPER
                    .readTree(file)
                    .properties()
                    .forEach(setting -> settings.put(setting.getKey(), value(setting.getValue())));
            return Map.copyOf(settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a configuration would have it: lists of texts are such, objects are JSON. */
    private static Object value(JsonNode value) {
        if (value instanceof ArrayNode several) {
            return StreamSupport.stream(several.spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
        }
        return value.isObject() ? value.toString() : value.asText();
    }
}
