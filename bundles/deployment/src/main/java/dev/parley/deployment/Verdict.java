/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment;

import dev.parley.api.deployment.Deployment.State;
import dev.parley.api.deployment.Report;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of a jar that was deployed.
 *
 * @param reason in sentences, and {@code advice} the next step; both may be empty
 * @param lacks whether it only needs something else to be there
 * @param percent of conversations that it has, on canary
 */
record Verdict(
        State state, String reason, String advice, boolean lacks, Instant since, int percent, Optional<Report> report) {

    static Verdict of(State state, String reason, String advice) {
        return new Verdict(state, reason, advice, false, Instant.now(), 0, Optional.empty());
    }

    static Verdict active(String advice) {
        return of(State.ACTIVE, "", advice);
    }

    static Verdict canary(int percent) {
        return new Verdict(State.CANARY, "", "", false, Instant.now(), percent, Optional.empty());
    }

    static Verdict broken(Complaint complaint, boolean lacks) {
        return new Verdict(
                State.BROKEN, complaint.sentence(), complaint.advice(), lacks, Instant.now(), 0, Optional.empty());
    }

    Verdict with(Optional<Report> shown) {
        return new Verdict(state, reason, advice, lacks, since, percent, shown);
    }
}
