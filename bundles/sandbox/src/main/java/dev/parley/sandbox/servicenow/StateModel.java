/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.servicenow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a change may go on: the state model that a new instance comes with. */
final class StateModel {

    static final String NEW = "-5";
    static final String ASSESS = "-4";
    static final String AUTHORIZE = "-3";
    static final String SCHEDULED = "-2";
    static final String IMPLEMENT = "-1";
    static final String REVIEW = "0";
    static final String CLOSED = "3";
    static final String CANCELED = "4";

    private static final Map<String, List<String>> ORDER = Map.of(
            "normal", List.of(NEW, ASSESS, AUTHORIZE, SCHEDULED, IMPLEMENT, REVIEW, CLOSED),
            "standard", List.of(NEW, SCHEDULED, IMPLEMENT, REVIEW, CLOSED),
            "emergency", List.of(NEW, AUTHORIZE, SCHEDULED, IMPLEMENT, REVIEW, CLOSED));
    private static final List<String> CANCELLABLE = List.of(NEW, ASSESS, AUTHORIZE, SCHEDULED, IMPLEMENT);
    private static final Map<String, String> REVERTIBLE = Map.of("normal", ASSESS, "emergency", AUTHORIZE);

    private StateModel() {}

    /** What may follow, not counting the state it is in. */
    static List<String> next(Row change) {
        var next = new ArrayList<String>();
        var state = change.get("state");
        if (!change.is("on_hold")) {
            following(change).ifPresent(next::add);
            if (state.equals(REVERTIBLE.get(change.get("type")))) {
                next.add(NEW);
            }
        }
        if (CANCELLABLE.contains(state)) {
            next.add(CANCELED);
        }
        return next;
    }

    /** The state that comes next if all goes well. */
    static Optional<String> following(Row change) {
        var order = ORDER.getOrDefault(change.get("type"), ORDER.get("normal"));
        int at = order.indexOf(change.get("state"));
        return at < 0 || at == order.size() - 1 ? Optional.empty() : Optional.of(order.get(at + 1));
    }

    /** Which business rule is against a move, if one is. */
    static Optional<String> objection(Row before, Row after, boolean hasOpenTasks) {
        var target = after.get("state");
        if (target.equals(before.get("state"))) {
            return Optional.empty();
        }
        if (!next(before).contains(target)) {
            return Optional.of("Change Model: Check State Transition");
        }
        if (!target.equals(CANCELED)
                && !target.equals(NEW)
                && after.get("assignment_group").isEmpty()) {
            return Optional.of("Assignment group is mandatory beyond New");
        }
        if (target.equals(CLOSED)
                && (after.get("close_code").isEmpty()
                        || after.get("close_notes").isEmpty())) {
            return Optional.of("Close code and close notes are mandatory");
        }
        return target.equals(CLOSED) && hasOpenTasks
                ? Optional.of("Prevent closure with active change tasks")
                : Optional.empty();
    }
}
