/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.faq;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** Phrasings as the table has them: a JSON array of texts. */
final class Phrasings {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Phrasings() {}

    static String write(List<String> phrasings) {
        try {
            return JSON.writeValueAsString(phrasings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> read(String json) {
        try {
            return List.of(JSON.readValue(json, String[].class));
        } catch (JsonProcessingException e) {
            // Without the cause, which repeats the text.
            throw new IllegalStateException("The phrasings of a FAQ in the database are not a JSON array of texts.");
        }
    }
}
