/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.api.detect.Match;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Asks a running Parley what texts are taken for, as many at a time as it takes. */
final class Detections {

    private static final int MOST = 200;

    /** In bytes, well below the 64 KiB that are read of a body, as JSON may need more for a text than the text has. */
    private static final int LARGEST = 8 * 1024;

    private Detections() {}

    /** The matches of each text, in order. */
    static List<List<Match>> of(List<String> texts, Admin admin) {
        var found = new ArrayList<List<Match>>();
        for (var some : parts(texts)) {
            var results =
                    admin.post("api/admin/detections/", Map.of("texts", some)).path("results");
            if (results.size() != some.size()) {
                throw Problem.failure("what answers is no Parley that this one understands");
            }
            results.forEach(result -> found.add(matches(result.path("matches"))));
        }
        return found;
    }

    private static List<Match> matches(JsonNode matches) {
        return StreamSupport.stream(matches.spliterator(), false)
                .map(match -> new Match(
                        match.path("intent").asText(),
                        match.path("confidence").asDouble(),
                        Map.of(),
                        match.path("why").asText()))
                .toList();
    }

    private static List<List<String>> parts(List<String> texts) {
        var parts = new ArrayList<List<String>>();
        var part = new ArrayList<String>();
        int bytes = 0;
        for (var text : texts) {
            int size = text.getBytes(StandardCharsets.UTF_8).length;
            if (!part.isEmpty() && (part.size() == MOST || bytes + size > LARGEST)) {
                parts.add(List.copyOf(part));
                part.clear();
                bytes = 0;
            }
            part.add(text);
            bytes += size;
        }
        parts.add(List.copyOf(part));
        return parts;
    }
}
