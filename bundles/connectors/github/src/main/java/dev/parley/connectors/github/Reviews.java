/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the reviewers of a pull request decided: the last decision of each counts, and a mere comment is none. */
record Reviews(List<String> approvers, List<String> objectors) {

    private static final String YES = "APPROVED";
    private static final String NO = "CHANGES_REQUESTED";

    /**
     * @param reviews oldest first
     * @param author whose own reviews do not count
     */
    static Reviews of(Stream<JsonNode> reviews, String author) {
        var decisions = new LinkedHashMap<String, String>();
        reviews.forEach(review -> decide(decisions, PullRequests.login(review), GitHub.text(review, "state")));
        decisions.remove(author);
        return new Reviews(who(decisions, YES), who(decisions, NO));
    }

    private static void decide(Map<String, String> decisions, String who, String state) {
        switch (state) {
            case YES, NO -> decisions.put(who, state);
            case "DISMISSED" -> decisions.remove(who);
            default -> {}
        }
    }

    private static List<String> who(Map<String, String> decisions, String decision) {
        return decisions.entrySet().stream()
                .filter(entry -> entry.getValue().equals(decision))
                .map(Map.Entry::getKey)
                .toList();
    }
}
