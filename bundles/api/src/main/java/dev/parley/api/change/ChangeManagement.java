/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.change;

import dev.parley.api.paging.Page;
import dev.parley.api.user.User;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The port to the system that holds change requests. Every call is made for a user, and a change that this user may
 * not see does not exist for the call. Thread-safe. Methods throw {@link dev.parley.api.connector.Unavailable} and
 * {@link dev.parley.api.connector.Rejected}; a number or key is at most 40 characters.
 */
@ConsumerType
public interface ChangeManagement {

    /**
     * Creates a change in its first state.
     *
     * @param correlationId at most 100 characters; a second call with the same one returns the first one's change
     *     and creates nothing
     */
    Change create(User user, String correlationId, ChangeFields fields);

    /** The change that was created with this correlation id, if there is one. */
    Optional<Change> created(User user, String correlationId);

    /** The change with this number, letter case aside, or with this sys_id. */
    Optional<Change> find(User user, String numberOrSysId);

    /** Newest first. */
    Page<Change> search(User user, ChangeQuery query);

    /** Sets the fields that are given and leaves the others. */
    Change update(User user, String number, ChangeFields changed);

    /** The states that this change may go to now, the present one excluded. */
    List<ChangeState> nextStates(User user, String number);

    /** Moves a change to one of its {@link #nextStates}. */
    Change move(User user, String number, ChangeState to);

    /** Cancels a change; the reason goes into its work notes. */
    Change cancel(User user, String number, String reason);

    /** Appends a work note. */
    void addWorkNote(User user, String number, String text);
}
