/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.intent.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * How the values of a draft came about, turn by turn, so that turns can be taken back and done again.
 *
 * @param past the latest last; at most {@value #MOST}
 * @param ahead what was taken back, the latest last
 */
record Trail(List<Edit> past, List<Edit> ahead) {

    private static final int MOST = 12;

    static final Trail NONE = new Trail(List.of(), List.of());

    /**
     * What one turn did to a draft.
     *
     * @param before values of the slots it touched; a slot that had none is missing
     * @param after as before
     */
    record Edit(UUID draft, Map<String, String> before, Map<String, String> after) {

        Set<String> slots() {
            var slots = new LinkedHashSet<>(before.keySet());
            slots.addAll(after.keySet());
            return slots;
        }

        private Edit reversed() {
            return new Edit(draft, after, before);
        }
    }

    Trail {
        past = List.copyOf(past);
        ahead = List.copyOf(ahead);
    }

    /** This trail after a turn that has changed values. */
    Trail then(UUID draft, Values before, Values after) {
        if (before.equals(after)) {
            return this;
        }
        var edit = new Edit(draft, difference(before, after), difference(after, before));
        var more = plus(past, edit);
        var others = ahead.stream().filter(one -> !one.draft().equals(draft)).toList();
        return new Trail(more.subList(Math.max(0, more.size() - MOST), more.size()), others);
    }

    private static Map<String, String> difference(Values values, Values others) {
        var different = new LinkedHashMap<>(values.canonical());
        different.entrySet().removeAll(others.canonical().entrySet());
        return different;
    }

    /** What is to be done to this draft so that its last turn is taken back. */
    Optional<Edit> back(UUID draft) {
        return last(past, draft).map(Edit::reversed);
    }

    Optional<Edit> again(UUID draft) {
        return last(ahead, draft);
    }

    Trail wentBack(UUID draft) {
        return last(past, draft)
                .map(edit -> new Trail(minus(past, edit), plus(ahead, edit)))
                .orElse(this);
    }

    Trail wentAgain(UUID draft) {
        return last(ahead, draft)
                .map(edit -> new Trail(plus(past, edit), minus(ahead, edit)))
                .orElse(this);
    }

    private static Optional<Edit> last(List<Edit> edits, UUID draft) {
        return edits.stream().filter(edit -> edit.draft().equals(draft)).reduce((first, second) -> second);
    }

    private static List<Edit> plus(List<Edit> edits, Edit one) {
        var more = new ArrayList<>(edits);
        more.add(one);
        return more;
    }

    private static List<Edit> minus(List<Edit> edits, Edit one) {
        var fewer = new ArrayList<>(edits);
        fewer.remove(fewer.lastIndexOf(one));
        return fewer;
    }
}
