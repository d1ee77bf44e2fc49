/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.dialog;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far the user has come with an intent.
 *
 * @param intent its name, {@link #UNKNOWN} if none was recognised
 * @param required names of the slots it needs, in the order they are asked
 * @param collected canonical values by slot name
 * @param next the slot that is asked for now
 * @param complete whether the intent was carried out by this turn
 */
public record Progress(
        String intent, List<String> required, Map<String, String> collected, Optional<String> next, boolean complete) {

    public static final String UNKNOWN = "unknown";

    public static final Progress NONE = new Progress(UNKNOWN, List.of(), Map.of(), Optional.empty(), false);

    public Progress {
        required = List.copyOf(required);
        collected = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(collected));
    }
}
