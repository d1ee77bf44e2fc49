/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.change;

import dev.parley.api.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** The port to what is planned when. Failures are as in {@link ChangeManagement}. */
@ConsumerType
public interface ChangePlanning {

    /** From one instant to another. */
    record Window(Instant from, Instant until) {

        /** Whether the two have more than an instant in common. */
        public boolean overlaps(Window other) {
            return from.isBefore(other.until) && other.from.isBefore(until);
        }
    }

    /**
     * Something that can be changed.
     *
     * @param assignmentGroup the name of the group that looks after it
     */
    record Item(String name, Optional<String> assignmentGroup) {}

    /**
     * What else is planned.
     *
     * @param number of the other change, or the empty string where what clashes is no change
     * @param what the other change's summary, or what kind of conflict it is
     */
    record Clash(String number, String what, Window window) {}

    /** The configuration item with this name, letter case aside. */
    Optional<Item> item(User user, String name);

    /** Other changes of the same item whose planned window overlaps this one, soonest first; at most 20. */
    List<Clash> clashes(User user, String item, Window window);

    /** What the system's own check finds for a change that exists. May take seconds. */
    List<Clash> check(User user, String number);

    /**
     * Windows of this length in which nothing else is planned for the item, soonest first, none overlapping.
     *
     * @param from the first one begins then at the earliest
     * @param count at most 10
     */
    List<Window> free(User user, String item, Duration length, Instant from, int count);
}
