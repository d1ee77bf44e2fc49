/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.jira;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Plain text as a document in Atlassian's format, and back. */
final class Adf {

    private static final Set<String> INLINE = Set.of(
            "text", "hardBreak", "mention", "status", "emoji", "inlineCard", "date", "placeholder", "mediaInline");

    private Adf() {}

    /** Each line is a paragraph; a text of no characters may not be in it. */
    static JsonNode document(String text) {
        var document = JsonNodeFactory.instance.objectNode().put("type", "doc").put("version", 1);
        var paragraphs = document.putArray("content");
        text.lines().forEach(line -> {
            var content = paragraphs.addObject().put("type", "paragraph").putArray("content");
            if (!line.isEmpty()) {
                content.addObject().put("type", "text").put("text", line);
            }
        });
        return document;
    }

    /** A line for each block; of a node that is not known, the text that is in it. */
    static String text(JsonNode document) {
        return of(document).strip();
    }

    private static String of(JsonNode node) {
        return switch (type(node)) {
            case "text" -> linked(node);
            case "hardBreak" -> "\n";
            case "rule" -> "---";
            case "date" -> date(attribute(node, "timestamp"));
            case "bulletList" -> items(node, index -> "- ");
            case "orderedList" -> {
                int first = node.path("attrs").path("order").asInt(1);
                yield items(node, index -> first + index + ". ");
            }
            case "tableRow" ->
                children(node).map(cell -> of(cell).replace('\n', ' ')).collect(joining(" | "));
            default ->
                Stream.concat(said(node), Stream.of(content(node)))
                        .filter(text -> !text.isEmpty())
                        .collect(joining("\n"));
        };
    }

    private static String content(JsonNode node) {
        var isLine = children(node).anyMatch(child -> INLINE.contains(type(child)));
        return children(node).map(Adf::of).collect(joining(isLine ? "" : "\n"));
    }

    /** What a node says in its attributes: a mention's name, an emoji, a card's address, a picture's description. */
    private static Stream<String> said(JsonNode node) {
        return Stream.of("text", "title", "alt", "url", "shortName")
                .map(name -> attribute(node, name))
                .filter(text -> !text.isEmpty())
                .limit(1);
    }

    private static String items(JsonNode list, IntFunction<String> mark) {
        var items = children(list).toList();
        return IntStream.range(0, items.size())
                .mapToObj(index -> mark.apply(index) + of(items.get(index)).replace("\n", "\n  "))
                .collect(joining("\n"));
    }

    private static String linked(JsonNode node) {
        var text = node.path("text").asText();
        return StreamSupport.stream(node.path("marks").spliterator(), false)
                .filter(mark -> type(mark).equals("link"))
                .map(mark -> attribute(mark, "href"))
                .filter(address -> !address.isEmpty() && !address.equals(text))
                .findFirst()
                .map(address -> text + " (" + address + ')')
                .orElse(text);
    }

    /** From milliseconds since 1970, at midnight in UTC. */
    private static String date(String millis) {
        try {
            return LocalDate.ofInstant(Instant.ofEpochMilli(Long.parseLong(millis)), ZoneOffset.UTC)
                    .toString();
        } catch (NumberFormatException | DateTimeException e) {
            return millis;
        }
    }

    private static String type(JsonNode node) {
        return node.path("type").asText("");
    }

    private static String attribute(JsonNode node, String name) {
        return node.path("attrs").path(name).asText("");
    }

    private static Stream<JsonNode> children(JsonNode node) {
        return StreamSupport.stream(node.path("content").spliterator(), false);
    }
}
