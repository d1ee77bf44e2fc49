/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Stream;

/** JSON trees. */
public final class Json {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    public static <T> ArrayNode array(Stream<T> items, Function<? super T, ? extends JsonNode> shape) {
        return items.map(shape).collect(Collector.of(Json::array, ArrayNode::add, ArrayNode::addAll));
    }

    public static ArrayNode texts(Stream<String> items) {
        return items.collect(Collector.of(Json::array, ArrayNode::add, ArrayNode::addAll));
    }

    /** @param value whatever Jackson can turn into a tree: maps, lists, texts, numbers */
    public static JsonNode of(Object value) {
        return MAPPER.valueToTree(value);
    }

    public static JsonNode read(byte[] json) throws IOException {
        return MAPPER.readTree(json);
    }

    public static byte[] write(JsonNode json) {
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
