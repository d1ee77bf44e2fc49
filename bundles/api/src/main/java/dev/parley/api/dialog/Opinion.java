/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.dialog;

import dev.parley.api.detect.Match;
import java.time.Duration;
import java.util.List;

/**
 * What one detector takes a text for.
 *
 * @param by its name
 * @param took how long it thought
 * @param matches best first; empty if it has no opinion
 */
public record Opinion(String by, Duration took, List<Match> matches) {

    public Opinion {
        matches = List.copyOf(matches);
    }
}
