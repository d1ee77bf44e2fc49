/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.jira;

import dev.parley.api.connector.Unavailable;
import dev.parley.lib.http.Answer;
import dev.parley.lib.http.RemoteSystem;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Writes that must not be made twice, to a system that does not tell a repetition from a second one. */
final class Once {

    private static final int MOST_TRIES = 2;

    private Once() {}

    /**
     * Sends a write. If its answer is of no use, looks whether it was made, and sends it again only if it was not and
     * Jira is at rest: what Jira may still be at work on is not sent again, and fails.
     *
     * @return the answer, or empty if there is none but it was made
     */
    static Optional<Answer> write(Supplier<Answer> send, BooleanSupplier isMade) {
        for (int tries = 1; ; tries++) {
            try {
                return Optional.of(send.get());
            } catch (Unavailable e) {
                if (RemoteSystem.isNotDone(e)) {
                    throw e;
                }
                if (isMade.getAsBoolean()) {
                    return Optional.empty();
                }
                if (RemoteSystem.mayBeAtWork(e) || tries == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }
}
