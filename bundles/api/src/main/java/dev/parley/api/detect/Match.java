/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.detect;

import java.util.Map;

/**
 * An intent that an utterance may mean.
 *
 * @param intent its name
 * @param confidence 0 to 1; from {@value #SURE} the engine acts on it, below {@value #MAYBE} it takes the utterance for
 *     something that no intent is meant by, in between it asks
 * @param values what the utterance gives for slots, by slot name, in the user's words; read and checked like typed ones
 * @param why for the admin who wonders: {@code rule "cancel {number}"}
 */
public record Match(String intent, double confidence, Map<String, String> values, String why) {

    public static final double SURE = 0.7;
    public static final double MAYBE = 0.4;

    public Match {
        values = Map.copyOf(values);
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence must be 0 to 1, not " + confidence);
        }
    }
}
