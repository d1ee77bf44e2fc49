/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.change;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which changes to look for; every condition must hold.
 *
 * @param states codes of {@link ChangeState}; empty means any
 * @param mine whether only changes that were made for the user count, or all that the user may see
 * @param item the name of the configuration item, letter case aside
 * @param text that summary or description contains, letter case aside
 * @param from changes whose planned window ends at or after this
 * @param until changes whose planned window starts before this
 * @param limit 1 to {@value #MOST}
 * @param cursor the previous page's {@link dev.parley.api.paging.Page#next}
 */
public record ChangeQuery(
        boolean mine,
        Set<String> states,
        Optional<String> item,
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

    /** Any item, and not only one's own. */
    public ChangeQuery(
            Set<String> states,
            Optional<String> text,
            Optional<Instant> from,
            Optional<Instant> until,
            int limit,
            Optional<String> cursor) {
        this(false, states, Optional.empty(), text, from, until, limit, cursor);
    }

    /** The newest changes, whatever they are. */
    public static ChangeQuery newest(int limit) {
        return new ChangeQuery(Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), limit, Optional.empty());
    }

    public ChangeQuery onlyMine() {
        return new ChangeQuery(true, states, item, text, from, until, limit, cursor);
    }

    public ChangeQuery inStates(Set<String> codes) {
        return new ChangeQuery(mine, codes, item, text, from, until, limit, cursor);
    }

    public ChangeQuery ofItem(String name) {
        return new ChangeQuery(mine, states, Optional.of(name), text, from, until, limit, cursor);
    }

    /** The part that follows a page with this {@link dev.parley.api.paging.Page#next}; the first if it has none. */
    public ChangeQuery after(Optional<String> next) {
        return new ChangeQuery(mine, states, item, text, from, until, limit, next);
    }

    /** Changes whose texts contain this. */
    public ChangeQuery containing(String words) {
        return new ChangeQuery(mine, states, item, Optional.of(words), from, until, limit, cursor);
    }

    /** Changes whose planned window lies in this one, in part at least. */
    public ChangeQuery planned(Instant notBefore, Instant before) {
        return new ChangeQuery(mine, states, item, text, Optional.of(notBefore), Optional.of(before), limit, cursor);
    }
}
