/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.api.deployment.Deployment.State;
import dev.parley.api.deployment.Report;
import dev.parley.lib.wire.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** A standing as JSON. */
final class Memory {

    private Memory() {}

    static byte[] write(Standing standing) {
        return Json.write(standing);
    }

    /** @throws IOException if this is no standing */
    static Standing read(byte[] json) throws IOException {
        try {
            var node = Json.read(json);
            return new Standing(
                    text(node, "name"),
                    release(node.get("latest")),
                    verdict(node.get("verdict")),
                    optional(node.get("active"), Memory::release),
                    list(node.get("earlier"), Memory::release),
                    optional(node.get("file"), JsonNode::asText),
                    node.get("is_mirrored").asBoolean());
        } catch (RuntimeException e) {
            throw new IOException(e);
        }
    }

    private static Release release(JsonNode node) {
        return new Release(text(node, "version"), text(node, "hash"));
    }

    private static Verdict verdict(JsonNode node) {
        return new Verdict(
                State.valueOf(text(node, "state")),
                text(node, "reason"),
                text(node, "advice"),
                node.get("lacks").asBoolean(),
                Instant.parse(text(node, "since")),
                node.get("percent").asInt(),
                optional(node.get("report"), Memory::report));
    }

    private static Report report(JsonNode node) {
        return new Report(
                optional(node.get("problem"), JsonNode::asText),
                list(node.get("conversations"), Memory::played),
                node.get("utterances").asInt(),
                list(node.get("rerouted"), Memory::rerouted));
    }

    private static Report.Played played(JsonNode node) {
        return new Report.Played(
                text(node, "name"),
                text(node, "place"),
                list(node.get("differences"), JsonNode::asText),
                list(node.get("transcript"), JsonNode::asText));
    }

    private static Report.Rerouted rerouted(JsonNode node) {
        return new Report.Rerouted(
                text(node, "utterance"),
                node.get("times").asInt(),
                text(node, "before"),
                text(node, "after"),
                node.get("counts").asBoolean());
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).asText();
    }

    private static <T> Optional<T> optional(JsonNode node, Function<JsonNode, T> reader) {
        return node == null || node.isNull() ? Optional.empty() : Optional.of(reader.apply(node));
    }

    private static <T> List<T> list(JsonNode node, Function<JsonNode, T> reader) {
        return StreamSupport.stream(node.spliterator(), false).map(reader).toList();
    }
}
