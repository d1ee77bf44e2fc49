/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.evaluate;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** A JSON object in a file. Whatever is not as it should be is a {@link Problem} that says where. */
record DataFile(Path path, JsonNode root) {

    static DataFile read(Path path) {
        if (!Files.exists(path)) {
            throw Problem.usage("there is no file %s", path);
        }
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw Problem.usage("%s cannot be read", path);
        }
        var json = JsonMapper.builder()
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (var content = json.createParser(path.toFile())) {
            var root = (JsonNode) content.readValueAsTree();
            if (root == null || !root.isObject() || content.nextToken() != null) {
                throw Problem.usage("%s has to hold one JSON object", path);
            }
            return new DataFile(path, root);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw Problem.usage(
                    "%s is not JSON: %s in line %d", path, e.getOriginalMessage(), at == null ? 1 : at.getLineNr());
        } catch (IOException e) {
            throw Problem.usage("%s cannot be read: %s", path, e.getMessage());
        }
    }

    boolean has(String key) {
        return root.has(key);
    }

    /** The file's own name of what it holds, or its file name. */
    String name() {
        return root.path("name").asText(String.valueOf(path.getFileName()));
    }

    String kind(String other) {
        return root.path("kind").asText(other);
    }

    /** What the list with this key holds; it has to be there and may not be empty. */
    <T> List<T> list(String key, BiFunction<JsonNode, String, T> reader) {
        var list = root.path(key);
        if (!list.isArray() || list.isEmpty()) {
            throw wrong("\"%s\" has to be a list that is not empty".formatted(key));
        }
        var read = new ArrayList<T>();
        for (var element : list) {
            read.add(reader.apply(element, "%s[%d]".formatted(key, read.size())));
        }
        return read;
    }

    /** A text that is not blank, at this place of the file. */
    String text(JsonNode node, String where) {
        if (!node.isTextual() || node.textValue().isBlank()) {
            throw wrong("%s has to be a text that is not empty".formatted(where));
        }
        return node.textValue();
    }

    Problem wrong(String sentence) {
        return Problem.usage("%s: %s", path, sentence);
    }
}
