/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.intent;

import dev.parley.api.detect.Match;
import dev.parley.api.dialog.Dialog;
import dev.parley.api.dialog.Opinion;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Sentences that two intents claim: the examples of each are shown to the detectors. That takes milliseconds for each
 * of them, so a look goes on where the last one stopped, until something is deployed.
 */
final class Conflicts {

    /** How near a second intent may come before people are likely to be asked which they mean. */
    private static final double CLOSE = 0.15;

    /**
     * A sentence that is not only its own intent's.
     *
     * @param own score of the intent whose example it is, by this detector
     * @param other the intent that claims it too
     */
    record Conflict(
            Locale language, String sentence, String intent, double own, String other, double score, String by) {

        /** Whether the other one is what this detector takes it for. */
        boolean isLost() {
            return score > own;
        }
    }

    /** @param looked how many sentences of how many were shown to the detectors so far */
    record Found(List<Conflict> conflicts, int looked, int all) {

        boolean isPart() {
            return looked < all;
        }
    }

    private record Example(String intent, Locale language, String sentence) {}

    private final Deque<Example> left = new ArrayDeque<>();
    private final List<Conflict> found = new ArrayList<>();
    private String edition = "";
    private int all;

    /** What is known by now, after a look that takes about this long at most. */
    synchronized Found look(DeployedIntents intents, Dialog dialog, Duration longest) {
        begin(intents);
        long end = System.nanoTime() + longest.toNanos();
        while (!left.isEmpty() && System.nanoTime() < end) {
            look(left.poll(), dialog);
        }
        return new Found(List.copyOf(found), all - left.size(), all);
    }

    private void begin(DeployedIntents intents) {
        var now = intents.edition();
        if (now.equals(edition)) {
            return;
        }
        edition = now;
        found.clear();
        left.clear();
        for (var intent : intents.used()) {
            intent.examples()
                    .forEach((language, sentences) ->
                            sentences.forEach(sentence -> left.add(new Example(intent.name(), language, sentence))));
        }
        all = left.size();
        same();
    }

    /** What two intents have in common needs no detector to be found. */
    private void same() {
        var first = new HashMap<String, Example>();
        for (var example : left) {
            var other = first.putIfAbsent(example.sentence().strip().toLowerCase(Locale.ROOT), example);
            if (other != null && !other.intent().equals(example.intent())) {
                found.add(new Conflict(
                        example.language(),
                        example.sentence(),
                        example.intent(),
                        1,
                        other.intent(),
                        1,
                        "both have it"));
            }
        }
    }

    private void look(Example example, Dialog dialog) {
        dialog.opinions(example.sentence(), example.language()).stream()
                .flatMap(opinion -> claimed(example, opinion))
                .forEach(found::add);
    }

    private static Stream<Conflict> claimed(Example example, Opinion opinion) {
        double own = opinion.matches().stream()
                .filter(match -> match.intent().equals(example.intent()))
                .mapToDouble(Match::confidence)
                .max()
                .orElse(0);
        return opinion.matches().stream()
                .filter(match -> !match.intent().equals(example.intent()))
                .filter(match -> match.confidence() >= Match.MAYBE && match.confidence() > own - CLOSE)
                .map(match -> new Conflict(
                        example.language(),
                        example.sentence(),
                        example.intent(),
                        own,
                        match.intent(),
                        match.confidence(),
                        opinion.by()));
    }
}
