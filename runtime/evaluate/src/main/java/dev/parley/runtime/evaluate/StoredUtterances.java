/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.api.detect.Match;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What was made of all that users said lately.
 *
 * @param all of them
 * @param of the same by detector and intent, the most frequent first
 * @param unsure those that were understood worst, the worst first, each text once
 */
record StoredUtterances(Counts all, List<Group> of, List<Utterance> unsure) {

    private static final int PAGE = 500;
    private static final int UNSURE = 20;

    /**
     * @param intent the best match
     * @param by the detector
     */
    record Utterance(String text, String intent, double confidence, String by) {}

    /**
     * What the engine did.
     *
     * @param acted from {@link Match#SURE}
     * @param asked in between: "did you mean …?"
     * @param rejected below {@link Match#MAYBE}
     */
    record Counts(int utterances, int acted, int asked, int rejected) {

        static Counts of(List<Utterance> utterances) {
            int acted = count(utterances, one -> one.confidence() >= Match.SURE);
            int rejected = count(utterances, one -> one.confidence() < Match.MAYBE);
            return new Counts(utterances.size(), acted, utterances.size() - acted - rejected, rejected);
        }

        private static int count(List<Utterance> utterances, Predicate<Utterance> these) {
            return (int) utterances.stream().filter(these).count();
        }
    }

    record Group(String by, String intent, Counts counts) {}

    static StoredUtterances read(Admin admin) {
        var utterances = new ArrayList<Utterance>();
        var next = "";
        do {
            var cursor = next.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
            var page = admin.get("api/admin/utterances/?limit=" + PAGE + cursor);
            page.path("results").forEach(one -> utterances.add(utterance(one)));
            next = page.path("next").asText("");
        } while (!next.isEmpty());
        return of(utterances);
    }

    static StoredUtterances of(List<Utterance> utterances) {
        var groups = new ArrayList<Group>();
        utterances.stream()
                .collect(Collectors.groupingBy(
                        Utterance::by,
                        TreeMap::new,
                        Collectors.groupingBy(Utterance::intent, TreeMap::new, Collectors.toList())))
                .forEach((by, intents) ->
                        intents.forEach((intent, these) -> groups.add(new Group(by, intent, Counts.of(these)))));
        groups.sort(Comparator.comparingInt((Group group) -> group.counts().utterances())
                .reversed());
        var seen = new HashSet<String>();
        var unsure = utterances.stream()
                .sorted(Comparator.comparingDouble(Utterance::confidence))
                .filter(one -> seen.add(one.text()))
                .limit(UNSURE)
                .toList();
        return new StoredUtterances(Counts.of(utterances), List.copyOf(groups), unsure);
    }

    private static Utterance utterance(JsonNode json) {
        return new Utterance(
                json.path("text").asText(),
                json.path("intent").asText(),
                json.path("confidence").asDouble(),
                json.path("by").asText());
    }
}
