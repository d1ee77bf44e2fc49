/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.deployment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A bundle that was deployed.
 *
 * @param name its symbolic name
 * @param version of the jar that was deployed last
 * @param reason why it is not {@link State#ACTIVE}, or what it waits for, in sentences for admins; else empty
 * @param advice the next step, or empty
 * @param since when it came to this state
 * @param active the version that users have now, if any
 * @param canary for what share of conversations {@code version} is, in percent, while it is on canary
 * @param earlier versions that can be rolled back to, the latest first
 * @param report what its trial has shown, if there was one
 */
public record Deployment(
        String name,
        String version,
        State state,
        String reason,
        String advice,
        Instant since,
        Optional<String> active,
        Optional<Integer> canary,
        List<String> earlier,
        Optional<Report> report) {

    public enum State {
        /** Installed, and invisible to users until its trial is over. */
        ON_TRIAL,
        /** Serves some conversations beside the version that the others have. */
        CANARY,
        ACTIVE,
        /** Failed its trial, and is not installed. */
        REFUSED,
        /** Does not run: it lacks something, or fails when it starts. */
        BROKEN
    }

    public Deployment {
        earlier = List.copyOf(earlier);
    }
}
