/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.sandbox.Json;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The Atlassian Document Format: what version 3 writes texts in. */
final class Adf {

    private static final Pattern HEADING = Pattern.compile("^##.*$", Pattern.MULTILINE);

    private Adf() {}

    /** A document with a paragraph for each part that an empty line ends, and a heading for what begins with {@code ##}. */
    static ObjectNode of(String text) {
        var doc = Json.object().put("type", "doc").put("version", 1);
        var content = doc.putArray("content");
        for (var part : HEADING.matcher(text).replaceAll("\n$0\n\n").split("\n\\s*\n")) {
            if (!part.isBlank()) {
                content.add(block(part.strip()));
            }
        }
        return doc;
    }

    /** Whether Jira takes it for a document. A text is none, and a document has no empty text in it. */
    static boolean isDocument(JsonNode node) {
        return node.path("type").asText().equals("doc")
                && node.path("version").asInt() == 1
                && node.path("content").isArray()
                && isWell(node);
    }

    /** The words of it. */
    static String text(JsonNode node) {
        return switch (node.path("type").asText()) {
            case "text" -> node.path("text").asText();
            case "hardBreak" -> "\n";
            case "doc" -> join(node, "\n\n");
            case "heading" -> "h" + node.path("attrs").path("level").asInt(2) + ". " + join(node, "");
            case "bulletList", "orderedList" -> join(node, "\n");
            case "listItem" -> "* " + join(node, "\n");
            default -> join(node, "");
        };
    }

    private static ObjectNode block(String part) {
        boolean heading = part.startsWith("##");
        var block = Json.object().put("type", heading ? "heading" : "paragraph");
        if (heading) {
            block.putObject("attrs").put("level", 2);
        }
        block.putArray("content")
                .addObject()
                .put("type", "text")
                .put("text", heading ? part.replaceFirst("^#+\\s*", "") : part);
        return block;
    }

    private static boolean isWell(JsonNode node) {
        boolean self = node.path("type").isTextual()
                && (!node.path("type").asText().equals("text")
                        || !node.path("text").asText().isEmpty());
        return self
                && StreamSupport.stream(node.path("content").spliterator(), false)
                        .allMatch(Adf::isWell);
    }

    private static String join(JsonNode node, String between) {
        return StreamSupport.stream(node.path("content").spliterator(), false)
                .map(Adf::text)
                .collect(Collectors.joining(between));
    }
}
