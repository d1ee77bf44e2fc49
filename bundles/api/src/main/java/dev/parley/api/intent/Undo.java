/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.intent;

import java.util.Map;

/**
 * How to make up for what an intent did: another intent, with the values for all its slots. Said is "undo"; it is not
 * confirmed again.
 *
 * @param values canonical, by slot name
 */
public record Undo(String intent, Map<String, String> values) {

    public Undo {
        values = Map.copyOf(values);
    }
}
