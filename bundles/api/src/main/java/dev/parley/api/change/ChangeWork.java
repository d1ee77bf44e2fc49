/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.change;

import dev.parley.api.user.User;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The port to what happens with a change after it was created, for systems that can do it. As with
 * {@link ChangeManagement}, calls are made for a user, and throw {@link dev.parley.api.connector.Unavailable} and
 * {@link dev.parley.api.connector.Rejected}.
 */
@ConsumerType
public interface ChangeWork {

    /** The outcome of a change that is closed. */
    enum Outcome {
        SUCCESSFUL,
        SUCCESSFUL_WITH_ISSUES,
        UNSUCCESSFUL
    }

    /**
     * Somebody's say.
     *
     * @param state {@code requested}, {@code approved}, {@code rejected} …, as the system has it
     */
    record Approval(String approver, String state) {}

    /** A part of the work. */
    record Task(String number, String summary, String state) {}

    /** Closes a change that was implemented. */
    Change close(User user, String number, Outcome outcome, String notes);

    /** Puts a change on hold; until it is resumed it can only be cancelled. */
    Change hold(User user, String number, String reason);

    Change resume(User user, String number);

    List<Approval> approvals(User user, String number);

    /** Approves for the account that the connector signs in with. */
    Change approve(User user, String number);

    Change reject(User user, String number, String comments);

    List<Task> tasks(User user, String number);

    Task addTask(User user, String number, String summary, String description);
}
