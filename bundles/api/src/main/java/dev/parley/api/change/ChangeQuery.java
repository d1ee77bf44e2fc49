/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.change;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which changes to look for; every condition must hold.
 *
 * @param states codes of {@link ChangeState}; empty means any
 * @param text that summary or description contains, letter case aside
 * @param from changes whose planned window ends at or after this
 * @param until changes whose planned window starts before this
 * @param limit 1 to {@value #MOST}
 * @param cursor the previous page's {@link dev.parley.api.paging.Page#next}
 */
public record ChangeQuery(
        Set<String> states,
        Optional<String> text,
        Optional<Instant> from,
        Optional<Instant> until,
        int limit,
        Optional<String> cursor) {

    public static final int MOST = 100;

    public ChangeQuery {
        states = Set.copyOf(states);
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit must be 1 to " + MOST);
        }
    }

    /** The newest changes, whatever they are. */
    public static ChangeQuery newest(int limit) {
        return new ChangeQuery(Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), limit, Optional.empty());
    }

    public ChangeQuery inStates(Set<String> codes) {
        return new ChangeQuery(codes, text, from, until, limit, cursor);
    }
}
