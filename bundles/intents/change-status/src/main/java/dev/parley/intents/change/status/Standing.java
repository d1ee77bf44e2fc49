/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.change.status;

import dev.parley.api.code.PullRequest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a pull request stands, in words. */
final class Standing {

    private Standing() {}

    /** {@code open, checks passed, approved by ana}. */
    static String of(PullRequest pullRequest) {
        return Stream.of(
                        pullRequest.draft() ? "a draft" : "",
                        pullRequest.state().name().toLowerCase(Locale.ROOT),
                        checks(pullRequest.checks()),
                        those("approved by", pullRequest.approvers()),
                        those("changes requested by", pullRequest.objectors()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String checks(PullRequest.Checks checks) {
        if (checks.passed() > 0 && checks.passed() == checks.total()) {
            return "checks passed";
        }
        return checks.total() == 0
                ? "no checks"
                : Stream.of(those("failed:", checks.failed()), those("still running:", checks.pending()))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", "));
    }

    private static String those(String what, List<String> names) {
        return names.isEmpty() ? "" : what + " " + String.join(" and ", names);
    }
}
