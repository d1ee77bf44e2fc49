/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.change.create;

import dev.parley.api.code.PullRequest;
import dev.parley.api.issue.Issue;
import dev.parley.testkit.intent.Turns;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Pull requests and issues that differ in what a test is about. */
final class Samples {

    static final PullRequest.Checks PASSED = new PullRequest.Checks(3, List.of(), List.of());

    private Samples() {}

    static PullRequest pullRequest(
            String title, String body, List<String> files, PullRequest.Checks checks, List<String> objectors) {
        return new PullRequest(
                "acme/pay",
                41,
                title,
                body,
                "ben",
                PullRequest.State.OPEN,
                false,
                Optional.of(true),
                "retry",
                "abc123",
                "main",
                List.of("ana"),
                objectors,
                checks,
                files,
                URI.create("https://github.com/acme/pay/pull/41"),
                Turns.CLOCK.instant());
    }

    static Issue issue(String summary, String description, String priority) {
        return new Issue(
                "PAY-12",
                "Bug",
                summary,
                description,
                "In Review",
                false,
                Optional.ofNullable(priority),
                Optional.empty(),
                URI.create("https://acme.atlassian.net/browse/PAY-12"),
                Turns.CLOCK.instant());
    }
}
