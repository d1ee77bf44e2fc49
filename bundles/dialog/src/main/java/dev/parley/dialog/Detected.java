/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.detect.Match;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an utterance may mean.
 *
 * @param by the detector that found it; empty if none did
 * @param matches best first
 */
record Detected(String by, List<Match> matches) {

    static final Detected NOTHING = new Detected("", List.of());

    Detected {
        matches = List.copyOf(matches);
    }

    double confidence() {
        return matches.isEmpty() ? 0 : matches.get(0).confidence();
    }

    /** This, and behind it what another detector took for less likely. */
    Detected with(Detected other) {
        var more = other.matches.stream().filter(match -> matches.stream()
                .noneMatch(known -> known.intent().equals(match.intent())));
        return new Detected(by, Stream.concat(matches.stream(), more).toList());
    }

    /** These without the first. */
    Detected next() {
        return new Detected(by, matches.subList(Math.min(1, matches.size()), matches.size()));
    }
}
