/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.conversation;

import static dev.parley.lib.page.Html.code;
import static dev.parley.lib.page.Html.facts;
import static dev.parley.lib.page.Html.h3;
import static dev.parley.lib.page.Html.said;
import static dev.parley.lib.page.Html.several;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Table;
import java.util.ArrayList;
import java.util.Locale;

/** Why a turn came to what it came to, as the metadata of the bot's message has it; older messages have less. */
final class Trace {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonNode metadata;
    private final JsonNode trace;

    private Trace(JsonNode metadata) {
        this.metadata = metadata;
        this.trace = metadata.path("trace");
    }

    /** @param metadata of a bot's message; what is not JSON says nothing */
    static Trace of(String metadata) {
        try {
            return new Trace(MAPPER.readTree(metadata));
        } catch (JsonProcessingException e) {
            return new Trace(MissingNode.getInstance());
        }
    }

    String intent() {
        return metadata.path("intent").asText();
    }

    String kind() {
        return metadata.path("kind").asText();
    }

    double confidence() {
        return metadata.path("confidence").asDouble();
    }

    boolean isCanary() {
        return trace.path("canary").asBoolean();
    }

    /** In milliseconds; below 0 if it is not known. */
    long took() {
        return trace.path("took_ms").asLong(-1);
    }

    Html html() {
        return several(
                h3("What it was taken for"),
                detectors(),
                h3("What it changed"),
                new SlotChanges(metadata).html(),
                h3("Other systems"),
                calls(),
                bundles());
    }

    private Html detectors() {
        var table = Table.of(
                "Detectors, in the order in which they were asked", "Detector", "Intent", "Score", "Why", "Time");
        if (trace.has("detectors")) {
            for (var detector : trace.path("detectors")) {
                var by = detector.path("by").asText();
                var took = milliseconds(detector.path("took_ms"));
                if (detector.path("matches").isEmpty()) {
                    table.row(by, "–", "–", "It has no opinion.", took);
                }
                detector.path("matches").forEach(match -> row(table, by, match, took));
            }
        } else {
            metadata.path("detected")
                    .forEach(match -> row(table, match.path("by").asText(), match, "–"));
        }
        return table.orElse(
                "No detector was asked, or none found anything: an answer, a command or a question for what is written.");
    }

    private static void row(Table table, String by, JsonNode match, String took) {
        table.row(
                by,
                code(match.path("intent").asText()),
                score(match.path("confidence").asDouble()),
                said(match.path("why").asText()),
                took);
    }

    private Html calls() {
        var table = Table.of("Calls of other systems during this turn", "System", "Call", "Outcome", "Time");
        for (var call : trace.path("calls")) {
            table.row(
                    call.path("system").asText(),
                    code(call.path("operation").asText()),
                    call.path("outcome").asText(),
                    milliseconds(call.path("took_ms")));
        }
        return table.orElse("None was called.");
    }

    private Html bundles() {
        var names = new ArrayList<Html>();
        trace.path("bundles")
                .properties()
                .forEach(bundle -> names.add(
                        several(code(bundle.getKey()), " " + bundle.getValue().asText())));
        return names.isEmpty() ? several() : facts("Bundles", Html.ul(names));
    }

    static String score(double confidence) {
        return String.format(Locale.ROOT, "%.2f", confidence);
    }

    private static String milliseconds(JsonNode took) {
        return took.isNumber() ? took.asLong() + " ms" : "–";
    }
}
