/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.registry;

import static dev.parley.api.change.ChangeState.ASSESS;
import static dev.parley.api.change.ChangeState.AUTHORIZE;
import static dev.parley.api.change.ChangeState.CANCELED;
import static dev.parley.api.change.ChangeState.CLOSED;
import static dev.parley.api.change.ChangeState.IMPLEMENT;
import static dev.parley.api.change.ChangeState.NEW;
import static dev.parley.api.change.ChangeState.REVIEW;
import static dev.parley.api.change.ChangeState.SCHEDULED;

import dev.parley.api.change.ChangeState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How changes of a type go from state to state: ServiceNow's model for those that have no change model of their own
 * (documentation, c_ChangeStateModel). What it says of approvals, tasks and holds has no place here: the registry
 * has none.
 */
enum StateModel {
    NORMAL(Optional.of(ASSESS), NEW, ASSESS, AUTHORIZE, SCHEDULED, IMPLEMENT, REVIEW, CLOSED),
    STANDARD(Optional.empty(), NEW, SCHEDULED, IMPLEMENT, REVIEW, CLOSED),
    EMERGENCY(Optional.of(AUTHORIZE), NEW, AUTHORIZE, SCHEDULED, IMPLEMENT, REVIEW, CLOSED);

    private static final Set<ChangeState> CANCELLED_FROM = Set.of(NEW, ASSESS, AUTHORIZE, SCHEDULED, IMPLEMENT);
    private static final Map<String, StateModel> BY_TYPE =
            Map.of("normal", NORMAL, "standard", STANDARD, "emergency", EMERGENCY);

    private final Optional<ChangeState> backToNewFrom;
    private final List<ChangeState> order;

    StateModel(Optional<ChangeState> backToNewFrom, ChangeState... order) {
        this.backToNewFrom = backToNewFrom;
        this.order = List.of(order);
    }

    static StateModel of(String type) {
        return BY_TYPE.get(type);
    }

    static Set<String> types() {
        return BY_TYPE.keySet();
    }

    /** Where a change in this state may go. */
    List<ChangeState> next(ChangeState state) {
        var next = new ArrayList<ChangeState>();
        var place = order.indexOf(state);
        if (place >= 0 && place + 1 < order.size()) {
            next.add(order.get(place + 1));
        }
        backToNewFrom.filter(state::equals).ifPresent(from -> next.add(NEW));
        if (CANCELLED_FROM.contains(state)) {
            next.add(CANCELED);
        }
        return next;
    }

    /** Whether a change in this state is over: nothing of it can be changed any more. */
    static boolean isOver(ChangeState state) {
        return state.equals(CLOSED) || state.equals(CANCELED);
    }
}
