/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A JSON pointer (RFC 6901) in which {@code *} stands for every element of an array or every member of an object. */
final class Pointer {

    private static final String ALL = "/*";

    private final List<JsonPointer> parts;

    private Pointer(List<JsonPointer> parts) {
        this.parts = parts;
    }

    /** @throws BadSetting if it is none */
    static Pointer of(String text) {
        try {
            var parts = text.split("/\\*(?=/|$)", -1);
            return new Pointer(Arrays.stream(parts).map(JsonPointer::compile).toList());
        } catch (IllegalArgumentException e) {
            throw new BadSetting("\"" + text + "\" is no JSON pointer, such as /answer or /output" + ALL + "/text");
        }
    }

    /** What stands there, in order; nothing that is missing or null. */
    Stream<JsonNode> in(JsonNode json) {
        var found = Stream.of(json.at(parts.get(0)));
        for (var part : parts.subList(1, parts.size())) {
            found = found.flatMap(Pointer::all).map(each -> each.at(part));
        }
        return found.filter(each -> !each.isMissingNode() && !each.isNull());
    }

    /** The elements of an array, or a thing itself. */
    static Stream<JsonNode> items(JsonNode node) {
        return node.isArray() ? all(node) : Stream.of(node);
    }

    private static Stream<JsonNode> all(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }
}
