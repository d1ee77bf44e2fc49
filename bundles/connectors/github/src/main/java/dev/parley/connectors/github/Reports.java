/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.api.code.PullRequest.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Check runs and commit statuses, which GitHub reports apart. */
final class Reports {

    private int passed;
    private final List<String> failed = new ArrayList<>();
    private final List<String> pending = new ArrayList<>();

    private Reports() {}

    /**
     * @param runs {@code name}, {@code status} and, when that is completed, {@code conclusion}
     * @param statuses {@code context} and {@code state}
     */
    static Checks of(Stream<JsonNode> runs, Stream<JsonNode> statuses) {
        var reports = new Reports();
        runs.forEach(run -> reports.add(GitHub.text(run, "name"), state(run)));
        statuses.forEach(status -> reports.add(GitHub.text(status, "context"), GitHub.text(status, "state")));
        return new Checks(reports.passed, reports.failed, reports.pending);
    }

    /** What stands for check runs that this sign-in may not read: nobody knows yet how they end. */
    static JsonNode unreadable() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", "check runs that Parley may not read")
                .put("status", "unknown");
    }

    private static String state(JsonNode run) {
        return GitHub.text(run, "status").equals("completed") ? GitHub.text(run, "conclusion") : "pending";
    }

    /** What is not known to be good is bad. */
    private void add(String name, String state) {
        switch (state) {
            case "success", "neutral", "skipped" -> passed++;
            case "pending" -> pending.add(name);
            default -> failed.add(name);
        }
    }
}
