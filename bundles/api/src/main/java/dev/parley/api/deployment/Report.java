/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.deployment;

import java.util.List;
import java.util.Optional;

/**
 * What a trial has shown.
 *
 * @param problem why it could not be tried as a whole, in a sentence: a component that does not start, say
 * @param conversations the bundle's own conversation tests, one after another; empty if it has none
 * @param utterances how many stored utterances were routed with the bundle and without it
 * @param rerouted those that would go elsewhere, the most frequent first
 */
public record Report(Optional<String> problem, List<Played> conversations, int utterances, List<Rerouted> rerouted) {

    /**
     * A conversation test that was played.
     *
     * @param place file and line
     * @param differences what was otherwise than expected; none if it passed
     * @param transcript what was said, up to there, one line a message
     */
    public record Played(String name, String place, List<String> differences, List<String> transcript) {

        public Played {
            differences = List.copyOf(differences);
            transcript = List.copyOf(transcript);
        }

        public boolean isPassed() {
            return differences.isEmpty();
        }
    }

    /**
     * Something that users said.
     *
     * @param utterance without what could tell who said it
     * @param times how often it was said
     * @param before the intent that it goes to now, or empty
     * @param after the intent that it would go to, or empty
     * @param counts whether it counts against the threshold: it is taken from an intent that is not the bundle's own, or
     *     the bundle's own no longer understands it
     */
    public record Rerouted(String utterance, int times, String before, String after, boolean counts) {}

    public Report {
        conversations = List.copyOf(conversations);
        rerouted = List.copyOf(rerouted);
    }

    /** The share of utterances that count against the threshold, 0 to 1. */
    public double share() {
        return utterances == 0
                ? 0
                : rerouted.stream()
                                .filter(Rerouted::counts)
                                .mapToInt(Rerouted::times)
                                .sum()
                        / (double) utterances;
    }
}
