/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.change.Change;
import dev.parley.api.code.PullRequest;
import dev.parley.api.issue.Issue;

/**
 * What a field may be filled with.
 *
 * @param label what people read
 * @param value what is sent
 */
record CandidateJson(String label, String value) {

    static CandidateJson of(Change change) {
        return named(change.number(), change.summary());
    }

    static CandidateJson of(Issue issue) {
        return named(issue.key(), issue.summary());
    }

    static CandidateJson of(PullRequest pullRequest) {
        return named(pullRequest.name(), pullRequest.title());
    }

    private static CandidateJson named(String name, String summary) {
        return new CandidateJson((name + " " + summary).strip(), name);
    }
}
