/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.stream.Stream;

/** Why GitHub says no, as a sentence. */
final class Refusal {

    private static final int LONGEST = 300;

    private Refusal() {}

    /** @param body {@code {message, errors: [{resource, field, code, message}]}}; errors may also be strings */
    static String of(JsonNode body, int status) {
        var message = body.path("message").asText("").strip();
        var details = new ArrayList<String>();
        body.path("errors").forEach(error -> details.add(detail(error)));
        details.removeIf(String::isBlank);
        var said = (message.isEmpty() ? "no (" + status + ")" : message)
                + (details.isEmpty() ? "" : ": " + String.join("; ", details));
        return sentence("GitHub says: " + said.replaceAll("[\\p{Cntrl}\\s]+", " "));
    }

    private static String detail(JsonNode error) {
        if (error.isTextual()) {
            return error.asText();
        }
        var message = error.path("message").asText("");
        return message.isEmpty()
                ? String.join(
                        " ",
                        Stream.of("resource", "field", "code")
                                .map(part -> error.path(part).asText(""))
                                .filter(part -> !part.isEmpty())
                                .toList())
                : message;
    }

    private static String sentence(String text) {
        return Text.cut(text.matches(".*[.!?]") ? text : text + '.', LONGEST);
    }
}
