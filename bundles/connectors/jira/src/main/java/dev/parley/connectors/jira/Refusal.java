/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.api.connector.Rejected;
import dev.parley.lib.http.Answer;
import java.util.ArrayList;

/** Jira's reasons to refuse something, in its own words. */
final class Refusal {

    private static final int LONGEST = 300;

    private Refusal() {}

    static Rejected of(Answer answer) {
        var words = words(answer.body());
        return new Rejected(
                words.isEmpty() ? "Jira refuses this, with status " + answer.status() + '.' : quoted(words));
    }

    private static String quoted(String words) {
        var text = "Jira says: " + words;
        if (text.codePointCount(0, text.length()) > LONGEST) {
            return text.substring(0, text.offsetByCodePoints(0, LONGEST - 2)) + "….";
        }
        return text.matches("(?s).*[.!?]") ? text : text + '.';
    }

    /** {@code {"errorMessages": [], "errors": {field: reason}}}; gateways say {@code {"message": reason}}. */
    private static String words(JsonNode body) {
        var reasons = new ArrayList<String>();
        body.path("errorMessages").forEach(reason -> reasons.add(reason.asText()));
        body.path("errors")
                .properties()
                .forEach(field ->
                        reasons.add(field.getKey() + ": " + field.getValue().asText()));
        reasons.add(body.path("message").asText(""));
        reasons.removeIf(String::isBlank);
        return String.join(" ", reasons).strip();
    }
}
