/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the model answered, as far as it has the shape that it should have. Nothing of it is true yet.
 *
 * @param confidence 0 to 1
 * @param slots what is text
 */
record Answer(String intent, double confidence, Map<String, String> slots, String reason) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Where an object may begin; after so many that were none it is not looked for any further. */
    private static final int MOST_STARTS = 20;

    /** The first JSON object in a text, be there prose or fences around it; empty if it names no intent. */
    static Optional<Answer> in(String text) {
        var object = object(text);
        var confidence = object.path("confidence");
        return object.path("intent").isTextual() && confidence.isNumber() && isShare(confidence.doubleValue())
                ? Optional.of(new Answer(
                        object.path("intent").textValue().strip(),
                        confidence.doubleValue(),
                        texts(object.path("slots")),
                        object.path("reason").asText("")))
                : Optional.empty();
    }

    private static JsonNode object(String text) {
        int start = text.indexOf('{');
        for (int i = 0; start >= 0 && i < MOST_STARTS; i++) {
            try {
                return JSON.readTree(text.substring(start));
            } catch (JsonProcessingException e) {
                start = text.indexOf('{', start + 1);
            }
        }
        return MissingNode.getInstance();
    }

    private static boolean isShare(double number) {
        return number >= 0 && number <= 1;
    }

    private static Map<String, String> texts(JsonNode slots) {
        var texts = new LinkedHashMap<String, String>();
        slots.properties().stream()
                .filter(slot -> slot.getValue().isTextual())
                .forEach(slot -> texts.put(slot.getKey(), slot.getValue().textValue()));
        return texts;
    }
}
