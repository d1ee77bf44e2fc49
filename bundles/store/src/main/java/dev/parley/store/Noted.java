/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.api.dialog.Progress;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What the engine notes of a turn in its message's metadata, as far as it is counted.
 *
 * @param intent that the turn was taken for, if it was taken for one
 * @param asked the slot that is asked for now
 * @param isComplete whether the intent was carried out
 * @param isFailure whether the intent, or what it needs, failed
 * @param isMissed whether nothing was understood, or found
 * @param took the time that it took, if that is known
 */
record Noted(
        Optional<String> intent,
        Optional<String> asked,
        boolean isComplete,
        boolean isFailure,
        boolean isMissed,
        Optional<Duration> took) {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String TRACE = "trace";

    /** @param metadata a JSON object; what it lacks is not known */
    static Noted of(String metadata) {
        return of(read(metadata));
    }

    /** The metadata without what is for admins only. */
    static String forUsers(String metadata) {
        return read(metadata).without(TRACE).toString();
    }

    private static ObjectNode read(String metadata) {
        try {
            return (ObjectNode) MAPPER.readTree(metadata);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the metadata of a message is not readable", e);
        }
    }

    private static Noted of(JsonNode metadata) {
        var kind = metadata.path("kind").asText();
        var progress = metadata.path("progress");
        var trace = metadata.path(TRACE);
        return new Noted(
                text(progress, "intent").filter(intent -> !intent.equals(Progress.UNKNOWN)),
                text(progress, "next").filter(slot -> kind.equals("ask")),
                progress.path("complete").asBoolean(),
                kind.equals("failure"),
                trace.path("missed").asBoolean(),
                Optional.ofNullable(trace.get("took_ms")).map(millis -> micros(millis.asDouble())));
    }

    private static Duration micros(double millis) {
        return Duration.of(Math.round(millis * 1000), ChronoUnit.MICROS);
    }

    private static Optional<String> text(JsonNode object, String field) {
        return Optional.ofNullable(object.get(field))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }
}
