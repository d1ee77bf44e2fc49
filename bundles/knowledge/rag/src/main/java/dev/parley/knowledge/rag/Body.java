/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The JSON that is sent, with placeholders in its texts. They are filled in after it was read, so that nothing that a user
 * types can be anything but text. {@code {{history}}} on its own is an array of messages; within an array, these messages.
 */
final class Body {

    /** A JSON string, or a placeholder outside of one. */
    private static final Pattern BARE =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|" + Words.PLACEHOLDER.pattern(), Pattern.DOTALL);

    private final JsonNode template;

    private Body(JsonNode template) {
        this.template = template;
    }

    /** @throws BadSetting if it is no JSON object or has unknown placeholders */
    static Body of(String json) {
        Words.check(json);
        var quoted = BARE.matcher(json)
                .replaceAll(found ->
                        Matcher.quoteReplacement(found.group(1) == null ? found.group() : '"' + found.group() + '"'));
        return new Body(object("body", quoted));
    }

    private static ObjectNode object(String name, String json) {
        try {
            if (Json.MAPPER.readTree(json) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            var place = e.getLocation();
            throw new BadSetting(name + " is no JSON, line " + place.getLineNr() + ", column " + place.getColumnNr());
        }
        throw new BadSetting(name + " has to be a JSON object");
    }

    /** With these members instead of its own. */
    Body with(String json) {
        ObjectNode other = template.deepCopy();
        return new Body(other.setAll(object("streaming", json)));
    }

    byte[] filled(Words words) {
        return filled(template, words).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode filled(JsonNode node, Words words) {
        if (node.isObject()) {
            var object = Json.MAPPER.createObjectNode();
            node.properties().forEach(member -> object.set(member.getKey(), filled(member.getValue(), words)));
            return object;
        }
        if (node.isArray()) {
            var array = Json.MAPPER.createArrayNode();
            node.forEach(item -> {
                if (isHistory(item)) {
                    array.addAll(words.history().array());
                } else {
                    array.add(filled(item, words));
                }
            });
            return array;
        }
        if (isHistory(node)) {
            return words.history().array();
        }
        return node.isTextual() ? TextNode.valueOf(words.fill(node.asText(), text -> text)) : node;
    }

    private static boolean isHistory(JsonNode node) {
        var found = Words.PLACEHOLDER.matcher(node.asText());
        return node.isTextual() && found.matches() && found.group(1).equals(Words.HISTORY);
    }
}
