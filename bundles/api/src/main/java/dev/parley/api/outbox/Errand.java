/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.outbox;

import dev.parley.api.user.User;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * An intent's draft that was confirmed and has to be carried out, once.
 *
 * @param draft its id, which writes pass on as correlation id
 * @param ordinal from 1; counts the errands of one Parley, given when it is recorded
 * @param values canonical, by slot name
 * @param attempts how often it was claimed
 */
public record Errand(
        UUID draft,
        long ordinal,
        UUID conversation,
        User user,
        String intent,
        Map<String, String> values,
        Instant recordedAt,
        int attempts) {

    public Errand {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** What people call it: {@code D-7}. */
    public String name() {
        return "D-" + ordinal;
    }
}
