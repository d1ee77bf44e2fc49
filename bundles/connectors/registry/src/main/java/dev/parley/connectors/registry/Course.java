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
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The states that a change of a type goes through, in order. From ServiceNow's documentation of the change state model:
 * a standard change needs neither assessment nor authorisation, an emergency change no assessment; a change may be
 * cancelled until it is in review; from its first approval it may be taken back to New.
 */
enum Course {
    NORMAL(Optional.of(ASSESS), NEW, ASSESS, AUTHORIZE, SCHEDULED, IMPLEMENT, REVIEW, CLOSED),
    STANDARD(Optional.empty(), NEW, SCHEDULED, IMPLEMENT, REVIEW, CLOSED),
    EMERGENCY(Optional.of(AUTHORIZE), NEW, AUTHORIZE, SCHEDULED, IMPLEMENT, REVIEW, CLOSED);

    private static final Set<ChangeState> MAY_BE_CANCELLED = Set.of(NEW, ASSESS, AUTHORIZE, SCHEDULED, IMPLEMENT);
    private static final Set<ChangeState> OVER = Set.of(CLOSED, CANCELED);

    private final Optional<ChangeState> revertible;
    private final List<ChangeState> order;

    Course(Optional<ChangeState> revertible, ChangeState... order) {
        this.revertible = revertible;
        this.order = List.of(order);
    }

    /** The course of a type, letter case aside, or empty if there is no such type. */
    static Optional<Course> of(String type) {
        return Stream.of(values())
                .filter(course -> course.type().equals(type.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** As in the field {@code type}. */
    String type() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where a change in this state may go. */
    List<ChangeState> next(ChangeState state) {
        var next = new ArrayList<ChangeState>();
        int at = order.indexOf(state);
        if (at >= 0 && at + 1 < order.size()) {
            next.add(order.get(at + 1));
        }
        if (revertible.filter(state::equals).isPresent()) {
            next.add(NEW);
        }
        if (MAY_BE_CANCELLED.contains(state)) {
            next.add(CANCELED);
        }
        return next;
    }

    static boolean isOver(ChangeState state) {
        return OVER.contains(state);
    }
}
